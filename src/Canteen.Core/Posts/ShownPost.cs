using Canteen.Core.Accounts;
using Canteen.Core.Filters;
using Canteen.Core.Viewers;

namespace Canteen.Core.Posts;

/// <summary>A cached post as one viewer sees it now.</summary>
/// <param name="Original">The post that it boosts, as the same viewer sees it.</param>
/// <param name="Flags">The viewer's flags; null for a visitor.</param>
/// <param name="IsOwn">The viewer wrote it, or (a boost) boosted it.</param>
/// <param name="Filtered">What the viewer's filters found in it, or (a boost) in what it boosts; null for nothing.</param>
public sealed record ShownPost(
    CachedPost Post, CachedAccount Author, ShownPost? Original, PostFlags? Flags, bool IsOwn, FilterMatches? Filtered = null)
{
    /// <summary>Read once, so that one answer never gives two different numbers.</summary>
    public PostCounts Counts { get; } = Post.Counts;

    /// <summary>On a timeline, which shows a post once however many boost it: who else boosted it, earliest first.</summary>
    public IReadOnlyList<CachedAccount> AlsoBoostedBy { get; init; } = [];

    public PostId Id => Post.View!.Id;

    /// <summary>It was written, or (a boost) boosted, on this server.</summary>
    public bool IsLocal => Author.View.Domain.Length == 0;

    /// <summary>The post to read and act on: the boosted post, or this one.</summary>
    public ShownPost Shown => Original ?? this;

    /// <summary>A filter of the viewer hides it there.</summary>
    public bool IsHiddenIn(FilterContext where)
    {
        if (Filtered is null || Shown.IsOwn) return false;
        foreach (var match in Filtered.All)
            if (match.Filter.Action == FilterAction.Hide && (match.Filter.Contexts & where) != FilterContext.None) return true;
        return false;
    }

    public PostView ToView() => Post.View! with
    {
        Author = Author.View,
        BoostOf = Original?.ToView(),
        Flags = Flags,
        IsOwn = IsOwn,
        Filtered = Filtered?.All ?? [],
        RepliesCount = Counts.Replies,
        BoostsCount = Counts.Boosts,
        FavouritesCount = Counts.Favourites,
    };
}
