namespace Canteen.Features.Platform.Viewers;

/// <summary>Somebody marked a post for themselves, or took that back.</summary>
/// <param name="Post">Of <see cref="PostFlags.Muted"/> the first post of the thread.</param>
internal readonly record struct PostMark(AccountId By, PostId Post, PostFlags Flag, bool On)
{
    /// <summary>Null for what is no such event.</summary>
    public static PostMark? Of(DomainEvent happened) => happened switch
    {
        PostFavourited e => new(e.By, e.Post, PostFlags.Favourited, true),
        PostUnfavourited e => new(e.By, e.Post, PostFlags.Favourited, false),
        PostBoosted e => new(e.By, e.Original, PostFlags.Boosted, true),
        PostUnboosted e => new(e.By, e.Original, PostFlags.Boosted, false),
        PostBookmarked e => new(e.By, e.Post, PostFlags.Bookmarked, true),
        PostUnbookmarked e => new(e.By, e.Post, PostFlags.Bookmarked, false),
        PostPinned e => new(e.By, e.Post, PostFlags.Pinned, true),
        PostUnpinned e => new(e.By, e.Post, PostFlags.Pinned, false),
        ThreadMuted e => new(e.By, e.Thread, PostFlags.Muted, true),
        ThreadUnmuted e => new(e.By, e.Thread, PostFlags.Muted, false),
        _ => null,
    };
}
