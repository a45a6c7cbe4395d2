using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Platform.Posts;

/// <summary>The state of a page of posts, apart from the posts themselves.</summary>
/// <param name="IsNewest">It is the first page, which may be kept live.</param>
/// <param name="HasPosts">It shows some.</param>
/// <param name="IsEmpty">There is nothing to show, and no filter hides anything.</param>
/// <param name="HasEntries">It has entries, shown or not, from which one can page on.</param>
/// <param name="Full">There may be older ones.</param>
public sealed record FeedState(bool IsNewest, bool HasPosts, bool IsEmpty, bool HasEntries, bool Full)
{
    public static FeedState Of(FilteredPage page, bool isNewest = true)
    {
        var hasPosts = page.Posts.Items.Count > 0;
        return new(isNewest, hasPosts, !hasPosts && page.Hidden == 0, page.Posts.First is not null, page.Posts.Full);
    }
}

public static class FeedContent
{
    /// <summary>The posts of a <see cref="Feed"/>.</summary>
    public static PageContent Of(FilteredPage page) => Of(page, null, SoughtWords.None);

    /// <summary>The same, with what a search looked for marked in them.</summary>
    public static PageContent Of(FilteredPage page, SoughtWords sought) => Of(page, null, sought);

    /// <summary>The same, with what belongs together in one place and what is long folded.</summary>
    public static PageContent Arranged(FilteredPage page, long readUpTo = 0) =>
        Of(page, new FeedArrangement(page.Posts.Items, readUpTo), SoughtWords.None);

    private static PageContent Of(FilteredPage page, FeedArrangement? arrangement, SoughtWords sought) => new()
    {
        Parts = new Dictionary<PagePart, HtmlPart>
        {
            [PagePart.Filtered] = page.Hidden == 0 ? HiddenCountPart.Nothing : new HiddenCountPart(page.Hidden, page.Filter),
            [PagePart.Posts] = new PostsPart(
                arrangement?.Posts ?? page.Posts.Items, setSize: page.Posts.Full ? -1 : page.Posts.Items.Count, filter: page.Filter)
            {
                Arrangement = arrangement,
                Sought = sought,
            },
        },
        Newest = page.Posts.First,
        Oldest = page.Posts.Last,
    };
}
