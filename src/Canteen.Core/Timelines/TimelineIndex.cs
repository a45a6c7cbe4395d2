using System.Collections.Concurrent;
using Canteen.Core.Audiences;
using Canteen.Core.Viewers;

namespace Canteen.Core.Timelines;

/// <summary>
/// What is read here: timelines with their rings, and the way back from an author to those that they come into. Timelines come and go on
/// many threads, while the log's delivers (<see cref="TimelineDelivery"/>).
/// </summary>
/// <param name="release">Lets go of the viewer of a timeline that is over.</param>
/// <param name="budget">Bytes.</param>
internal sealed class TimelineIndex(Action<Viewer> release, long budget)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, ActiveFollowers> _audiences = [];
    private readonly Dictionary<string, ActiveFollowers> _readers = [];
    private readonly Dictionary<AccountId, List<FeedKey>> _lists = [];
    private readonly ConcurrentDictionary<FeedKey, Timeline> _timelines = new();
    private readonly Dictionary<FeedKey, TimelineWatches> _watches = [];
    private readonly Stack<int> _free = [];
    private Timeline?[] _bySlot = [];
    private int _slots, _hand;
    private long _bytes, _stayed;

    public RingBuffers RingBuffers { get; } = new();

    /// <summary>For whoever must do several things that belong together.</summary>
    public Lock Lock => _lock;

    /// <summary>What is kept, in bytes.</summary>
    public long Bytes => _bytes + RingBuffers.BytesGrown;

    public int Count => _timelines.Count;

    public IReadOnlyCollection<FeedKey> Keys => [.. _timelines.Keys];

    public Timeline? Find(FeedKey key) => _timelines.GetValueOrDefault(key);

    /// <summary>To be called under the lock. The one whose ring it is.</summary>
    public Timeline this[int slot] => _bySlot[slot]!;

    /// <summary>To be called under the lock. Null where nobody here follows them.</summary>
    public ActiveFollowers? FollowersOf(AccountId author) => _audiences.GetValueOrDefault(author.Value);

    /// <summary>To be called under the lock. Null where the hashtag is in no timeline here.</summary>
    public ActiveFollowers? ReadersOf(string tag) => _readers.GetValueOrDefault(tag);

    /// <summary>The lists of one person that are in memory.</summary>
    public IReadOnlyCollection<FeedKey> ListsOf(AccountId owner)
    {
        lock (_lock) return [.. _lists.GetValueOrDefault(owner) ?? []];
    }

    /// <summary>The timelines into which posts with one of these hashtags go.</summary>
    public IReadOnlyCollection<FeedKey> KeysReading(IReadOnlyList<string> tags)
    {
        lock (_lock) return _readers.Count == 0 ? [] : [.. _timelines.Values.Where(of => of.Tags.Any(tags.Contains)).Select(of => of.Key)];
    }

    /// <summary>Who watches a timeline, whether it is in memory or being built anew.</summary>
    public TimelineWatches? WatchesOf(FeedKey key)
    {
        lock (_lock) return _watches.GetValueOrDefault(key);
    }

    public void Watch(FeedKey key, Action<TimelineNews> heard)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(key, out var watches)) _watches[key] = watches = new TimelineWatches();
            watches.Add(heard);
            if (Find(key) is not { } timeline) return;
            timeline.Watches = watches;
            RingBuffers.Watch(timeline.Slot, true);
        }
    }

    public void Unwatch(FeedKey key, Action<TimelineNews> heard)
    {
        lock (_lock)
        {
            if (!_watches.TryGetValue(key, out var watches)) return;
            watches.Remove(heard);
            if (watches.Any) return;
            _watches.Remove(key);
            if (Find(key) is not { } timeline) return;
            timeline.Watches = null;
            RingBuffers.Watch(timeline.Slot, false);
        }
    }

    /// <summary>Gives the timeline a ring with these ids (newest first) and a place in the audiences of those its viewer follows.</summary>
    public void Install(Timeline timeline, IReadOnlyList<long> ids)
    {
        lock (_lock)
        {
            if (_timelines.TryGetValue(timeline.Key, out var former)) Drop(former);
            timeline.Slot = TakeSlot();
            for (var i = ids.Count - 1; i >= 0; i--) RingBuffers.Add(timeline.Slot, ids[i]);
            foreach (var (account, kind) in timeline.Sources.All) Join(account, timeline, kind);
            foreach (var tag in timeline.Tags) Join(_readers, tag, timeline.Slot, FollowKind.Ruled);
            if (!timeline.IsHome) EnterList(timeline);
            _bySlot[timeline.Slot] = timeline;
            _timelines[timeline.Key] = timeline;
            Weigh(timeline);
            timeline.Watches = WatchesOf(timeline.Key);
            RingBuffers.Watch(timeline.Slot, timeline.Watches is not null);
        }
    }

    /// <summary>The viewer follows somebody in another way, as it knows already: from here on they are heard as wanted.</summary>
    public void Change(Timeline timeline, AccountId account)
    {
        lock (_lock)
        {
            // Dropped since it was found: its slot may be somebody else's.
            if (timeline.IsOver) return;
            var sources = timeline.Viewer.Followed;
            var (former, now) = (timeline.Sources.Of(account.Value), sources.Of(account.Value));
            if (former is { } left && former != now) Leave(account.Value, timeline, left);
            if (now is { } joined && former != now) Join(account.Value, timeline, joined);
            timeline.Sources = sources;
            timeline.FallBehind(account);
            Weigh(timeline);
        }
    }

    /// <summary>Down to here the ring has everything.</summary>
    public long FloorOf(Timeline timeline)
    {
        lock (_lock) return Math.Max(timeline.Floor, RingBuffers.Read(timeline.Slot, 0, long.MaxValue, oldestFirst: true, []).Oldest);
    }

    /// <summary>Makes the ring true of people whom the viewer now follows in another way.</summary>
    public void Amend(Timeline timeline, TimelineAmendment amendment)
    {
        lock (_lock)
        {
            var floor = Math.Max(FloorOf(timeline), amendment.Floor);
            var held = new long[RingBuffers.Capacity];
            var many = RingBuffers.Read(timeline.Slot, floor - 1, long.MaxValue, oldestFirst: true, held).Taken;
            var ids = held.Take(many).Where(id => !amendment.About.Contains(id))
                .Union(amendment.Belonging.Where(id => id >= floor)).Order().ToArray();
            if (ids.Length > RingBuffers.Capacity) ids = ids[^RingBuffers.Capacity..];
            if (ids.Length == RingBuffers.Capacity) floor = Math.Max(floor, ids[0]);
            // The floor first: who reads meanwhile finds less than there is, and asks the database.
            timeline.Floor = floor;
            RingBuffers.Replace(timeline.Slot, ids);
        }
    }

    public void Drop(Timeline timeline)
    {
        lock (_lock)
        {
            if (timeline.IsOver || timeline.Slot < 0) return;
            timeline.End();
            foreach (var (account, kind) in timeline.Sources.All) Leave(account, timeline, kind);
            foreach (var tag in timeline.Tags) Leave(_readers, tag, timeline.Slot, FollowKind.Ruled);
            if (!timeline.IsHome) LeaveList(timeline);
            _timelines.TryRemove(timeline.Key, out _);
            _bySlot[timeline.Slot] = null;
            RingBuffers.Clear(timeline.Slot);
            _free.Push(timeline.Slot);
            _bytes -= timeline.Counted;
            release(timeline.Viewer);
        }
    }

    /// <summary>
    /// Drops timelines nobody has read for a while, until the rest fits. Those that are watched stay; it looks again when there is more.
    /// </summary>
    public void MakeRoom()
    {
        lock (_lock)
        {
            if (Bytes <= Math.Max(budget, _stayed)) return;
            for (var looked = 0; Bytes > budget && looked < 2 * _slots; looked++)
            {
                _hand = _hand + 1 < _slots ? _hand + 1 : 0;
                if (_bySlot[_hand] is not { Watches: null } timeline) continue;
                if (timeline.Used) timeline.Used = false;
                else Drop(timeline);
            }
            _stayed = Bytes;
        }
    }

    private void Weigh(Timeline timeline)
    {
        _bytes -= timeline.Counted;
        timeline.Counted = timeline.Bytes;
        _bytes += timeline.Counted;
    }

    private int TakeSlot()
    {
        if (_free.TryPop(out var slot)) return slot;
        slot = _slots++;
        RingBuffers.Reserve(_slots);
        if (_bySlot.Length <= slot) Array.Resize(ref _bySlot, Math.Max(64, _bySlot.Length * 2));
        return slot;
    }

    private void EnterList(Timeline timeline)
    {
        if (!_lists.TryGetValue(timeline.Key.Viewer, out var lists)) _lists[timeline.Key.Viewer] = lists = [];
        lists.Add(timeline.Key);
    }

    private void LeaveList(Timeline timeline)
    {
        var lists = _lists[timeline.Key.Viewer];
        lists.Remove(timeline.Key);
        if (lists.Count == 0) _lists.Remove(timeline.Key.Viewer);
    }

    private void Join(long author, Timeline timeline, FollowKind kind) =>
        Join(_audiences, author, timeline.Slot, KindIn(timeline, author, kind));

    private void Leave(long author, Timeline timeline, FollowKind kind) =>
        Leave(_audiences, author, timeline.Slot, KindIn(timeline, author, kind));

    /// <summary>The same as long as the timeline lives: a viewer who keeps others out of their home than before is read anew.</summary>
    private static FollowKind KindIn(Timeline timeline, long author, FollowKind kind) =>
        timeline.IsHome && timeline.Viewer.KeepsOutOfHome(new AccountId(author)) ? kind | FollowKind.Ruled : kind;

    private static void Join<TKey>(Dictionary<TKey, ActiveFollowers> audiences, TKey of, int slot, FollowKind kind) where TKey : notnull
    {
        if (!audiences.TryGetValue(of, out var audience)) audiences[of] = audience = new ActiveFollowers();
        audience.Add(slot, kind);
    }

    private static void Leave<TKey>(Dictionary<TKey, ActiveFollowers> audiences, TKey of, int slot, FollowKind kind) where TKey : notnull
    {
        var audience = audiences[of];
        audience.Remove(slot, kind);
        if (audience.Count == 0) audiences.Remove(of);
    }
}
