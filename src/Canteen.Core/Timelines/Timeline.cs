using Canteen.Core.Audiences;
using Canteen.Core.Viewers;

namespace Canteen.Core.Timelines;

/// <summary>A timeline that somebody reads on this node: ids. What decides which of them belong is the viewer's.</summary>
public sealed class Timeline
{
    /// <summary>What it takes beside its ring, its viewer and its place in audiences, in bytes, roughly.</summary>
    internal const int BytesBeside = 250;

    private readonly RingBuffers _rings;
    private volatile IReadOnlyList<ChangedFollow> _behind = [];
    private int _changes;
    private long _floor;
    private volatile bool _over;

    /// <param name="viewer">Who reads it: held, until the index lets it go.</param>
    /// <param name="rings">Those of the index.</param>
    internal Timeline(FeedKey key, Viewer viewer, RingBuffers rings, TimelineStart start)
    {
        (Key, Viewer, _rings, _floor, Contents) = (key, viewer, rings, start.Floor, start.Contents);
        (Sources, Tags) = (start.Contents?.Members ?? viewer.Followed, start.Contents?.Tags ?? viewer.FollowedTags);
    }

    public FeedKey Key { get; }

    public Viewer Viewer { get; }

    /// <summary>What is in the list; null of a home timeline.</summary>
    internal ListContents? Contents { get; }

    internal bool IsHome => Contents is null;

    /// <summary>Hashtags whose posts go into it, folded; as they were when it was made.</summary>
    internal IReadOnlyList<string> Tags { get; }

    /// <summary>Whom the viewer followed when it last took its place in the audiences of these; of a list, its people.</summary>
    internal Followed Sources { get; set; }

    /// <summary>
    /// Whom the viewer follows in another way than when the ring was filled: what these said before is not true in it yet, what they say
    /// from now on is.
    /// </summary>
    internal IReadOnlyList<ChangedFollow> Behind => _behind;

    /// <summary>All that belongs is in it, as far as the log was heard; nobody has to look at the database before it is read.</summary>
    internal bool IsTrue => _behind.Count == 0 && !Viewer.IsStale;

    /// <summary>Every id from here on that belongs is in the ring; 0 where the ring began with all there was.</summary>
    internal long Floor
    {
        get => Volatile.Read(ref _floor);
        set => Volatile.Write(ref _floor, value);
    }

    /// <summary>Its place among the rings; -1 until it has one.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>Read since it was last looked for somebody to make room.</summary>
    internal bool Used { get; set; } = true;

    /// <summary>Null where nobody is told.</summary>
    internal TimelineWatches? Watches { get; set; }

    internal int Bytes => RingBuffers.BytesEach + BytesBeside + Viewer.Bytes + (Sources.Count * sizeof(uint))
        + (Contents?.Bytes ?? 0);

    /// <summary>The bytes that were counted for it: what it takes itself changes with its viewer.</summary>
    internal int Counted { get; set; }

    /// <summary>Ids between two bounds (both excluded), as many as fit, if memory holds all that there are; else null.</summary>
    public int? Read(long above, long below, bool oldestFirst, Span<long> into)
    {
        var page = _rings.Read(Slot, Math.Max(above, Floor - 1), below, oldestFirst, into);
        // Somebody else may have the slot by now.
        if (_over) return null;
        Used = true;
        var floor = Math.Max(Floor, page.Oldest);
        var reachesDown = floor == 0 || above >= floor - 1;
        return reachesDown || (!oldestFirst && page.Taken == into.Length) ? page.Taken : null;
    }

    internal bool Belongs(TimelineEntry entry) =>
        Contents is { } list ? ListRule.Belongs(entry, Viewer, list) : HomeRule.Belongs(entry, Viewer);

    /// <summary>To be called under the lock of the index.</summary>
    internal void FallBehind(AccountId account) =>
        _behind = [.. _behind.Where(other => other.Account != account), new ChangedFollow(account, ++_changes)];

    /// <summary>To be called under the lock of the index. Who was changed once more meanwhile stays behind.</summary>
    internal void CaughtUp(IReadOnlyList<ChangedFollow> with) => _behind = [.. _behind.Except(with)];

    internal void End() => _over = true;

    internal bool IsOver => _over;
}

/// <summary>What a timeline begins with, as one look at the database saw it.</summary>
/// <param name="Ids">Posts and boosts, newest first.</param>
/// <param name="Contents">Of a list.</param>
internal sealed record TimelineStart(IReadOnlyList<long> Ids, long Floor, ListContents? Contents = null);

/// <param name="Turn">No two changes of a timeline have the same.</param>
internal sealed record ChangedFollow(AccountId Account, int Turn);

/// <summary>What belongs into it of certain people, now that the viewer follows them in another way.</summary>
/// <param name="About">Posts and boosts by these people and answers to them, all from <paramref name="Floor"/> on.</param>
/// <param name="Belonging">Those of them that belong.</param>
internal sealed record TimelineAmendment(IReadOnlySet<long> About, IReadOnlyList<long> Belonging, long Floor);
