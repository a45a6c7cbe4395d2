using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Platform.Homes;

/// <summary>The home timeline of one person who is active on this node.</summary>
public sealed class Home
{
    /// <summary>What a home takes beside its ring and the people one follows, in bytes, roughly.</summary>
    internal const int BytesBeside = 400;

    private readonly Rings _rings;
    private readonly KnownFlags _flags;

    /// <summary>By their first posts: what is marked is not this post but all of the thread.</summary>
    private readonly KnownFlags _mutedThreads;

    private volatile Followed _followed;
    private volatile IReadOnlyList<ChangedFollow> _behind = [];
    private int _changes;
    private long _floor;
    private volatile bool _over;

    internal Home(AccountId viewer, HomeIndex index, HomeStart start)
    {
        (Viewer, _rings, _followed, _floor) = (viewer, index.Rings, start.Followed, start.Floor);
        (_flags, _mutedThreads) = (new KnownFlags(start.Marked), new KnownFlags(start.Muted));
    }

    public AccountId Viewer { get; }

    internal Followed Followed => _followed;

    /// <summary>
    /// Whom the viewer follows in another way than when the ring was filled: what these said before is not true in it yet, what they say
    /// from now on is.
    /// </summary>
    internal IReadOnlyList<ChangedFollow> Behind => _behind;

    /// <summary>Every id from here on that belongs is in the ring; 0 where the ring began with all there was.</summary>
    internal long Floor
    {
        get => Volatile.Read(ref _floor);
        set => Volatile.Write(ref _floor, value);
    }

    /// <summary>Its place among the rings; -1 until it has one.</summary>
    internal int Slot { get; set; } = -1;

    /// <summary>Read since it was last looked for somebody to make room.</summary>
    internal bool Used { get; set; }

    /// <summary>Null where nobody is told.</summary>
    internal HomeWatches? Watches { get; set; }

    internal int Bytes => Rings.BytesEach + BytesBeside + (Followed.Count * (sizeof(long) + sizeof(uint)));

    public bool Follows(AccountId account) => Followed.Of(account.Value) is not null;

    /// <summary>What the viewer has marked a post with. False where only the database knows all of it.</summary>
    internal bool TryFindFlags(PostView post, out PostFlags flags)
    {
        var known = _flags.TryFind(post.Id, out flags) & _mutedThreads.TryFind(post.ThreadId, out var muted);
        flags |= muted;
        return known;
    }

    internal void Mark(PostMark mark) => (mark.Flag == PostFlags.Muted ? _mutedThreads : _flags).Change(mark.Post, mark.Flag, mark.On);

    /// <summary>Ids between two bounds (both excluded), as many as fit, if memory holds all that there are; else null.</summary>
    internal int? Read(long above, long below, bool oldestFirst, Span<long> into)
    {
        var page = _rings.Read(Slot, Math.Max(above, Floor - 1), below, oldestFirst, into);
        // Somebody else may have the slot by now.
        if (_over) return null;
        Used = true;
        var floor = Math.Max(Floor, page.Oldest);
        var reachesDown = floor == 0 || above >= floor - 1;
        return reachesDown || (!oldestFirst && page.Taken == into.Length) ? page.Taken : null;
    }

    /// <summary>To be called under the lock of the index.</summary>
    internal void Change(AccountId account, FollowedRow? row)
    {
        _followed = _followed.With(account.Value, row);
        _behind = [.. _behind.Where(other => other.Account != account), new ChangedFollow(account, ++_changes)];
    }

    /// <summary>To be called under the lock of the index. Who was changed once more meanwhile stays behind.</summary>
    internal void CaughtUp(IReadOnlyList<ChangedFollow> with) => _behind = [.. _behind.Except(with)];

    internal void End() => _over = true;

    internal bool IsOver => _over;
}

/// <summary>What a home begins with, as one query saw it.</summary>
/// <param name="Ids">Posts and boosts, newest first.</param>
/// <param name="Muted">Threads, by their first posts.</param>
internal sealed record HomeStart(Followed Followed, IReadOnlyList<long> Ids, long Floor, MarkedPosts Marked, MarkedPosts Muted);

/// <param name="Turn">No two changes of a home have the same.</param>
internal sealed record ChangedFollow(AccountId Account, int Turn);

/// <summary>What belongs into a home of certain people, now that the viewer follows them in another way.</summary>
/// <param name="About">Posts and boosts by these people and answers to them, all from <paramref name="Floor"/> on.</param>
/// <param name="Belonging">Those of them that belong.</param>
internal sealed record HomeAmendment(IReadOnlySet<long> About, IReadOnlyList<long> Belonging, long Floor);
