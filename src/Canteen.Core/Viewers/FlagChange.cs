namespace Canteen.Core.Viewers;

/// <summary>Somebody marked a post, or took that back.</summary>
/// <param name="Post">For <see cref="PostFlags.Muted"/>, the first post of the thread.</param>
internal sealed record FlagChange(AccountId Whose, PostId Post, PostFlags Flag, bool On) : ViewerChange(Whose)
{
    /// <summary>Null for other events.</summary>
    public static new FlagChange? Of(DomainEvent happened) => happened switch
    {
        PostFavourited e => new FlagChange(e.By, e.Post, PostFlags.Favourited, true),
        PostUnfavourited e => new FlagChange(e.By, e.Post, PostFlags.Favourited, false),
        PostBoosted e => new FlagChange(e.By, e.Original, PostFlags.Boosted, true),
        PostUnboosted e => new FlagChange(e.By, e.Original, PostFlags.Boosted, false),
        PostBookmarked e => new FlagChange(e.By, e.Post, PostFlags.Bookmarked, true),
        PostUnbookmarked e => new FlagChange(e.By, e.Post, PostFlags.Bookmarked, false),
        PostPinned e => new FlagChange(e.By, e.Post, PostFlags.Pinned, true),
        PostUnpinned e => new FlagChange(e.By, e.Post, PostFlags.Pinned, false),
        ThreadMuted e => new FlagChange(e.By, e.Thread, PostFlags.Muted, true),
        ThreadUnmuted e => new FlagChange(e.By, e.Thread, PostFlags.Muted, false),
        _ => null,
    };
}
