using Canteen.Core.Paging;
using Canteen.Core.Posts;

namespace Canteen.Core.Search;

/// <summary>
/// Finds posts, the best match first: the newest of all that are found are compared with each other (<see cref="Relevance"/>).
/// </summary>
public sealed class RankPosts(FindPosts find)
{
    /// <summary>How many are compared.</summary>
    public const int Most = 400;

    /// <inheritdoc cref="FindPosts.RunAsync"/>
    public async Task<Outcome<PostsRanked>> RunAsync(string typed, SearchAsked by, RankWindow window, CancellationToken ct)
    {
        if (!(await find.RunAsync(typed, by, new PageWindow(Most, window.Below), ct)).Is(out var searched, out var fault)) return fault;
        var found = searched.Found.Posts.ToDictionary(post => post.Id.Value);
        var order = Relevance.Order(searched.Sought, [.. found.Values.Select(post => new FoundText(post.Id.Value, post.Post.Said))]);
        List<ShownPost> shown = [.. order.Skip(window.Offset).Take(window.Limit).Select(id => found[id])];
        return new PostsRanked(shown, searched)
        {
            IsMore = order.Count > window.Offset + shown.Count,
            Below = window.Below ?? (found.Count == 0 ? null : found.Keys.Max() + 1),
        };
    }
}

/// <param name="Below">Only posts with smaller ids, so that those written meanwhile do not move the others; null for all.</param>
public sealed record RankWindow(int Offset, int Limit, long? Below);

/// <param name="Posts">The best match first.</param>
/// <param name="Searched">All that were compared.</param>
public sealed record PostsRanked(IReadOnlyList<ShownPost> Posts, PostsSearched Searched)
{
    public bool IsMore { get; init; }

    /// <summary>For the next part of the same; null where there is nothing.</summary>
    public long? Below { get; init; }

    /// <summary>There may be older ones, with which these were not compared.</summary>
    public bool IsCut => Searched.Found.GoesOnBelow is not null;
}
