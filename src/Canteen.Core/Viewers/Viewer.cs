namespace Canteen.Core.Viewers;

/// <summary>
/// What decides what one person sees, and how: whom they follow, and what they have marked. Kept true by the log for as long as it is
/// in the <see cref="ViewerCache"/>.
/// </summary>
public sealed class Viewer
{
    private const int BytesBeside = 250;

    private readonly FlagCache _flags;

    /// <summary>By their first posts: what is marked is not this post but all of the thread.</summary>
    private readonly FlagCache _mutedThreads;

    private volatile Followed _followed;
    private volatile bool _isStale;

    internal Viewer(AccountId id, ViewerStart start)
    {
        (Id, _followed) = (id, start.Followed);
        (_flags, _mutedThreads) = (new FlagCache(start.Marked), new FlagCache(start.Muted));
    }

    public AccountId Id { get; }

    internal Followed Followed => _followed;

    /// <summary>The log does not reach it any more: who holds on to it has to look again.</summary>
    internal bool IsStale
    {
        get => _isStale;
        set => _isStale = value;
    }

    /// <summary>Looked at since it was last looked for somebody to make room.</summary>
    internal bool Used { get; set; } = true;

    /// <summary>How many timelines stand on it. It stays for as long as there are any, and they answer for its bytes.</summary>
    internal int Holders { get; set; }

    /// <summary>It waits to be looked at when room is needed.</summary>
    internal bool IsQueued { get; set; }

    /// <summary>Roughly.</summary>
    internal int Bytes => BytesBeside + _followed.Bytes + _flags.Bytes + _mutedThreads.Bytes;

    public bool Follows(AccountId account) => _followed.Of(account.Value) is not null;

    /// <summary>What they have marked a post with. False where only the database knows all of it.</summary>
    /// <param name="thread">The first post of its thread.</param>
    internal bool TryFindFlags(PostId post, PostId thread, out PostFlags flags)
    {
        var known = _flags.TryFind(post, out flags) & _mutedThreads.TryFind(thread, out var muted);
        flags |= muted;
        return known;
    }

    /// <summary>To be called under the lock of the cache. The same twice does no harm.</summary>
    internal void Apply(ViewerChange change)
    {
        switch (change)
        {
            case FollowChange follow: _followed = _followed.With(follow.Whom.Value, follow.Row); break;
            case FlagChange { Flag: PostFlags.Muted } flag: _mutedThreads.Change(flag.Post, flag.Flag, flag.On); break;
            case FlagChange flag: _flags.Change(flag.Post, flag.Flag, flag.On); break;
        }
    }
}
