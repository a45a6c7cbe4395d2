using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Bookmarks;

internal static class BookmarksPages
{
    public static Task<IResult> BookmarkAsync(HttpContext context, PostId id, BookmarkPost bookmark, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, bookmark.RunAsync(id, context.Me(), ct), ct);

    public static async Task<IResult> ListAsync(HttpContext context, ApiInput input, ListBookmarks list, CancellationToken ct)
    {
        var page = FilteredPage.Of(context, FilterContext.None, await list.RunAsync(context.Me(), input.Window(20, 40), ct));
        return PageAnswers.ShowPure<BookmarksPage>(new { State = FeedState.Of(page) }, FeedContent.Of(page));
    }
}
