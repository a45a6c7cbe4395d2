using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Platform.Posts;

/// <summary>The state of a page of posts, apart from the posts themselves.</summary>
/// <param name="IsNewest">It is the first page, which may be kept live.</param>
/// <param name="IsEmpty">There is nothing to show.</param>
/// <param name="HasEntries">It has entries, shown or not, from which one can page on.</param>
/// <param name="Full">There may be older ones.</param>
public sealed record FeedState(bool IsNewest, bool IsEmpty, bool HasEntries, bool Full)
{
    public static FeedState Of(Page<ShownPost> page, bool isNewest = true) =>
        new(isNewest, page.Items.Count == 0, page.First is not null, page.Full);
}

public static class FeedContent
{
    /// <summary>The posts of a <see cref="Feed"/>.</summary>
    public static PageContent Of(Page<ShownPost> page) => new()
    {
        Parts = new Dictionary<PagePart, HtmlPart>
        {
            [PagePart.Posts] = new PostsPart(
            page.Items, setSize: page.Full ? -1 : page.Items.Count)
        },
        Newest = page.First,
        Oldest = page.Last,
    };
}
