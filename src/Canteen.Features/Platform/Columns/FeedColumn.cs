using Canteen.Core.Paging;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Posts;

namespace Canteen.Features.Platform.Columns;

/// <summary>A feed of posts as one column.</summary>
public static class FeedColumn
{
    /// <summary>What of it is shown before somebody asks for more.</summary>
    public static readonly PageWindow Window = new(20);

    /// <param name="number">Its place on the page.</param>
    /// <param name="live">The stream that announces new ones.</param>
    /// <param name="isArranged">What belongs together stands together.</param>
    public static HtmlPart Of(FilteredPage page, OfferedColumn column, int number, string live, bool isArranged = false)
    {
        var of = column.Column.Of.Length > 0 ? column.Column.Of : null;
        var parameters = new { State = FeedState.Of(page), Label = column.Title, column.Path, Live = live, Of = of, Column = (int?)number };
        return new ContentPart(typeof(Feed), parameters, isArranged ? FeedContent.Arranged(page) : FeedContent.Of(page), number);
    }
}
