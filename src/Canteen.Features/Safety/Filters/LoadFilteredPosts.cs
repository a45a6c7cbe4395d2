using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Safety.Filters;

/// <summary>
/// The single posts of a filter, for its owner; those that are gone or not to be seen any more are listed without their words.
/// </summary>
public sealed class LoadFilteredPosts(VisiblePosts posts)
{
    private const int Length = 100;

    public async Task<IReadOnlyList<FilteredPostLine>> RunAsync(AccountId owner, Filter filter, CancellationToken ct)
    {
        var shown = await posts.ShowAsync(owner, [.. filter.Posts.Select(post => post.Post)], FilterContext.None, ct);
        return [.. filter.Posts.Zip(shown, Line)];
    }

    private static FilteredPostLine Line(FilteredPost kept, ShownPost? shown)
    {
        if (shown?.ToView() is not { } post) return new(kept.Id, null, "", "");
        var words = post.ContentWarning.Length > 0 ? post.ContentWarning : post.Typed ?? "";
        return new(kept.Id, post.Path, Excerpt.Of(words, Length), post.Author.Name);
    }
}
