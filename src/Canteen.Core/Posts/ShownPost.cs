using Canteen.Core.Accounts;
using Canteen.Core.Viewers;

namespace Canteen.Core.Posts;

/// <summary>A remembered post as one viewer sees it now.</summary>
/// <param name="Original">What it boosts, as the same viewer sees it.</param>
/// <param name="Flags">What the viewer did with it; null for a visitor.</param>
/// <param name="IsOwn">The viewer wrote it, or (a boost) boosted it.</param>
public sealed record ShownPost(CachedPost Post, CachedAccount Author, ShownPost? Original, PostFlags? Flags, bool IsOwn)
{
    /// <summary>As it was counted when it was looked at: one answer does not say two numbers.</summary>
    public PostCounts Counts { get; } = Post.Counts;

    public PostId Id => Post.View!.Id;

    /// <summary>It was written, or (a boost) boosted, on this server.</summary>
    public bool IsLocal => Author.View.Domain.Length == 0;

    /// <summary>What there is to read and act on: the boosted post, or this one.</summary>
    public ShownPost Shown => Original ?? this;

    public PostView ToView() => Post.View! with
    {
        Author = Author.View,
        BoostOf = Original?.ToView(),
        Flags = Flags,
        IsOwn = IsOwn,
        RepliesCount = Counts.Replies,
        BoostsCount = Counts.Boosts,
        FavouritesCount = Counts.Favourites,
    };
}
