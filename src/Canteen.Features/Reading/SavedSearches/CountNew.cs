using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Search;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>How many posts a saved search finds that its owner has not looked at.</summary>
public sealed class CountNew(FindPosts find)
{
    /// <summary>What is more is not counted.</summary>
    public const int Most = 20;

    public async Task<CountedSearch> RunAsync(SavedSearch search, CancellationToken ct)
    {
        var window = new PageWindow(Most + 1, SinceId: search.LookedUpTo);
        var found = await find.RunAsync(search.Query, new(search.Owner), window, ct);
        return new(search, found.Is(out var searched, out _) ? searched.Found.Posts.Count(post => IsNew(post, search.Owner)) : 0);
    }

    /// <summary>What its owner wrote is not new to them, nor is what their filters hide there.</summary>
    internal static bool IsNew(ShownPost post, AccountId owner) =>
        post.Author.View.Id != owner && !post.IsHiddenIn(FilterContext.Public);
}

/// <param name="New">Of more than <see cref="CountNew.Most"/>, one more than that.</param>
public sealed record CountedSearch(SavedSearch Search, int New);
