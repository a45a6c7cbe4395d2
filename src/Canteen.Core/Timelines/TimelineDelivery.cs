using Canteen.Core.Audiences;
using Canteen.Core.Viewers;

namespace Canteen.Core.Timelines;

/// <summary>
/// Puts what is said into the timelines it belongs in, and tells those who watch. The lock is let go after each slice of a delivery, so
/// that nobody waits for a large audience.
/// </summary>
internal sealed class TimelineDelivery(TimelineIndex index, TimeProvider clock)
{
    private const int Slice = 4096;

    private readonly Lock _lock = index.Lock;
    private readonly RingBuffers _rings = index.RingBuffers;

    /// <summary>
    /// Puts an entry into the rings of all who follow its author or have them in a list, of lists with its hashtags, and of the author.
    /// </summary>
    /// <returns>How many timelines were looked at.</returns>
    public int Deliver(TimelineEntry entry)
    {
        lock (_lock)
        {
            if (index.Find(FeedKey.Home(entry.Author)) is { } own) Put(own, entry);
        }
        if (entry.OnlyFor is { } few) return DeliverToFew(entry, few);
        var reached = 1;
        foreach (var audience in AudiencesOf(entry.Author, entry.Tags))
            reached += InSlices(audience, followers => DeliverSlice(followers, entry));
        return reached;
    }

    /// <summary>
    /// Gives a fresh timeline what came while it was built. Those who watch are told even of what it began with: nobody told them before.
    /// </summary>
    public void CatchUp(Timeline timeline, TimelineEntry entry)
    {
        lock (_lock)
        {
            if (!timeline.Belongs(entry)) return;
            _rings.Add(timeline.Slot, entry.Id.Value);
            TellArrived(timeline, entry);
        }
    }

    /// <summary>
    /// Tells those who watch that an entry is gone: the author's own home, the homes of those who follow them, and the lists that have it.
    /// </summary>
    /// <param name="onlyWhereHeld">Tells only those whose ring has it, as always where the timeline is a list's.</param>
    public void TellLeft(AccountId author, PostId entry, bool onlyWhereHeld, IReadOnlyList<string>? tags = null)
    {
        lock (_lock)
        {
            if (index.Find(FeedKey.Home(author)) is { } own) own.Watches?.Tell(new(entry, TimelineChange.Left));
        }
        foreach (var audience in AudiencesOf(author, tags ?? []))
            InSlices(audience, followers => TellSliceLeft(followers, entry, onlyWhereHeld));
    }

    /// <summary>What somebody said belongs with others than before: all who follow them read it again at their next read.</summary>
    /// <param name="allHomes">Not those alone that follow one of the hashtags.</param>
    /// <returns>The lists in which it may be, or may have been: these have to be built anew.</returns>
    public IReadOnlyCollection<FeedKey> DoubtAll(AccountId author, IReadOnlyList<string> tags, bool allHomes)
    {
        var lists = new HashSet<FeedKey>();
        foreach (var audience in AudiencesOf(author, tags))
        {
            InSlices(audience, followers =>
            {
                foreach (var follower in followers)
                {
                    var timeline = index[ActiveFollowers.SlotOf(follower)];
                    if (!timeline.IsHome) lists.Add(timeline.Key);
                    else if (allHomes || timeline.Tags.Any(tags.Contains)) index.Change(timeline, author);
                }
            });
        }
        return lists;
    }

    private int DeliverToFew(TimelineEntry entry, IReadOnlyList<AccountId> few)
    {
        lock (_lock)
        {
            foreach (var person in few)
                if (index.Find(FeedKey.Home(person)) is { } home && home.Belongs(entry)) Put(home, entry);
        }
        return few.Count + 1;
    }

    private void DeliverSlice(ReadOnlySpan<uint> followers, TimelineEntry entry)
    {
        var (id, forAll) = (entry.Id.Value, entry.IsForAll);
        for (var i = followers.Length - 1; i >= 0; i--)
        {
            var slot = ActiveFollowers.SlotOf(followers[i]);
            var isPlain = forAll && ActiveFollowers.KindOf(followers[i]) == FollowKind.Plain;
            if (!isPlain && !index[slot].Belongs(entry)) continue;
            if (_rings.Add(slot, id) && _rings.IsWatched(slot)) TellArrived(index[slot], entry);
        }
    }

    private void TellSliceLeft(ReadOnlySpan<uint> followers, PostId entry, bool onlyWhereHeld)
    {
        foreach (var follower in followers)
        {
            var slot = ActiveFollowers.SlotOf(follower);
            if (_rings.IsWatched(slot) && ((!onlyWhereHeld && index[slot].IsHome) || Holds(slot, entry)))
                index[slot].Watches!.Tell(new(entry, TimelineChange.Left));
        }
    }

    /// <returns>How many there were.</returns>
    private int InSlices(ActiveFollowers audience, Action<ReadOnlySpan<uint>> serve)
    {
        var everybody = audience.Count;
        // From the end: who leaves meanwhile is replaced by the last, who then has been served or is served twice, which does no harm.
        for (var at = everybody; at > 0;)
        {
            lock (_lock)
            {
                at = Math.Min(at, audience.Count);
                var from = Math.Max(0, at - Slice);
                serve(audience.Slice(from, at - from));
                at = from;
            }
        }
        return everybody;
    }

    private void Put(Timeline timeline, TimelineEntry entry)
    {
        if (_rings.Add(timeline.Slot, entry.Id.Value)) TellArrived(timeline, entry);
    }

    /// <summary>What somebody does not want to read is in their ring, in case they change their mind; nobody tells them of it.</summary>
    private void TellArrived(Timeline timeline, TimelineEntry entry)
    {
        if (timeline.Watches is not { } watches) return;
        if (MuteRule.HidesNews(timeline.Viewer, entry.People, FilterContext.Home, clock.Milliseconds())) return;
        watches.Tell(new(entry.Id, TimelineChange.Arrived, entry.Original));
    }

    private bool Holds(int slot, PostId entry)
    {
        Span<long> one = stackalloc long[1];
        return _rings.Read(slot, entry.Value - 1, entry.Value + 1, false, one).Taken == 1;
    }

    private List<ActiveFollowers> AudiencesOf(AccountId author, IReadOnlyList<string> tags)
    {
        var audiences = new List<ActiveFollowers>(1 + tags.Count);
        lock (_lock)
        {
            if (index.FollowersOf(author) is { } followers) audiences.Add(followers);
            foreach (var tag in tags)
                if (index.ReadersOf(tag) is { } readers) audiences.Add(readers);
        }
        return audiences;
    }
}
