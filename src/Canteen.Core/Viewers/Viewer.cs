namespace Canteen.Core.Viewers;

/// <summary>
/// What decides what one person sees, and how: whom they follow, block and mute, and what they have marked. Kept true by the log for as
/// long as it is in the <see cref="ViewerCache"/>.
/// </summary>
public sealed class Viewer
{
    private const int BytesBeside = 250;

    private readonly FlagCache _flags;

    /// <summary>By the first post of the thread, because it is the whole thread that is muted.</summary>
    private readonly FlagCache _mutedThreads;

    /// <summary>Ascending.</summary>
    private readonly long[] _outOfHome;

    /// <summary>Of the servers that the viewer blocked.</summary>
    private readonly DomainPeople[] _blockedServers;

    private readonly TagLimits _tagLimits;
    private volatile Followed _followed;
    private volatile Restrictions _restrictions;
    private volatile bool _isStale;

    internal Viewer(AccountId id, ViewerStart start)
    {
        (Id, _followed, FollowedTags, _tagLimits) = (id, start.Followed, start.FollowedTags, start.TagLimits);
        WantsChats = start.WantsChats;
        (_restrictions, _outOfHome, _blockedServers) = (start.Restrictions, [.. start.OutOfHome.Order()], [.. start.BlockedServers]);
        (_flags, _mutedThreads) = (new FlagCache(start.Marked), new FlagCache(start.Muted));
    }

    public AccountId Id { get; }

    internal Followed Followed => _followed;

    /// <summary>The log does not keep it true any more: code that holds on to it has to look it up again.</summary>
    internal bool IsStale
    {
        get => _isStale;
        set => _isStale = value;
    }

    /// <summary>True when it was used since the cache last considered it for removal.</summary>
    internal bool Used { get; set; } = true;

    /// <summary>How many timelines use it. It stays in memory as long as there are any, and its bytes count towards theirs.</summary>
    internal int Holders { get; set; }

    /// <summary>It is in the queue of viewers that may be removed when space is needed.</summary>
    internal bool IsQueued { get; set; }

    /// <summary>Roughly.</summary>
    internal int Bytes => BytesBeside + _followed.Bytes + _restrictions.Bytes + _flags.Bytes + _mutedThreads.Bytes
        + (_outOfHome.Length * sizeof(long)) + (60 * FollowedTags.Count) + _tagLimits.Bytes + (60 * _blockedServers.Length);

    public bool Follows(AccountId account) => _followed.Of(account.Value) is not null;

    /// <summary>Folded, with all that are read together with them.</summary>
    public IReadOnlyList<string> FollowedTags { get; }

    public bool Follows(string tag) => FollowedTags.Contains(tag);

    /// <summary>What the author writes comes into the viewer's home by this hashtag.</summary>
    /// <param name="tag">Folded.</param>
    /// <param name="number">Which one it is among the posts of the hashtag on its day.</param>
    internal bool Takes(string tag, int number, AccountId author) => Follows(tag) && _tagLimits.Allow(tag, number, author);

    /// <summary>Of some hashtag the viewer takes only what the people of this list write.</summary>
    internal bool TakesTagsFrom(Id<PersonalList> list) => _tagLimits.Use(list);

    /// <summary>What those whom the viewer follows say in tweetchats comes into the viewer's home.</summary>
    public bool WantsChats { get; }

    public bool FollowsSome => _followed.Count + FollowedTags.Count > 0;

    /// <summary>The account is in an exclusive list of the viewer.</summary>
    internal bool KeepsOutOfHome(AccountId account) => _outOfHome.Length > 0 && Array.BinarySearch(_outOfHome, account.Value) >= 0;

    /// <summary>One of the two blocked the other, or the viewer their server: the viewer sees nothing of them.</summary>
    public bool IsApartFrom(AccountId account) =>
        _restrictions.Of(account).IsBlock || (_blockedServers.Length > 0 && IsOfBlockedServer(account));

    /// <summary>The other blocked the viewer, who must not know that there is such a person.</summary>
    public bool IsBlockedBy(AccountId account) => _restrictions.Of(account).BlockedBy;

    /// <summary>The viewer blocks or mutes the account, and so does not want to read of it either.</summary>
    /// <param name="now">Milliseconds.</param>
    public bool Avoids(AccountId account, long now) => _restrictions.Of(account) is var known && (known.Blocks || known.MutedUntil > now);

    /// <param name="now">Milliseconds.</param>
    public bool Mutes(AccountId account, long now) => _restrictions.Of(account).MutedUntil > now;

    /// <summary>There is nobody whom the viewer blocked or muted, or who blocked the viewer.</summary>
    internal Restrictions Restrictions => _restrictions;

    internal bool IsUnrestricted => _restrictions.IsEmpty && _blockedServers.Length == 0;

    private bool IsOfBlockedServer(AccountId account)
    {
        foreach (var server in _blockedServers)
            if (server.Has(account)) return true;
        return false;
    }

    /// <summary>Finds what they have marked a post with. False where only the database knows all of it.</summary>
    /// <param name="thread">The first post of its thread.</param>
    internal bool TryFindFlags(PostId post, PostId thread, out PostFlags flags)
    {
        var known = _flags.TryFind(post, out flags) & _mutedThreads.TryFind(thread, out var muted);
        flags |= muted;
        return known;
    }

    /// <summary>Must be called under the lock of the cache. Applying the same change twice does no harm.</summary>
    internal void Apply(ViewerChange change)
    {
        switch (change)
        {
            case FollowChange follow: _followed = _followed.With(follow.Whom.Value, follow.Row); break;
            case RestrictionChange restriction:
                _restrictions = _restrictions.With(restriction.Other, restriction.Change); break;
            case FlagChange { Flag: PostFlags.Muted } flag: _mutedThreads.Change(flag.Post, flag.Flag, flag.On); break;
            case FlagChange flag: _flags.Change(flag.Post, flag.Flag, flag.On); break;
        }
    }
}
