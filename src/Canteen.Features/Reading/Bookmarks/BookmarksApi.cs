using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Bookmarks;

internal static class BookmarksApi
{
    public static async Task<IResult> BookmarkAsync(
        HttpContext context, PostId id, BookmarkPost bookmark, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(bookmark.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> UnbookmarkAsync(
        HttpContext context, PostId id, UnbookmarkPost unbookmark, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(unbookmark.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> BookmarksAsync(
        HttpContext context, ApiInput input, ListBookmarks list, CanteenSettings settings, CancellationToken ct)
    {
        var page = await list.RunAsync(context.Me(), input.Window(20, 40), ct);
        LinkHeader.Write(context, page, settings.Address);
        return new StatusListJson(page.Items);
    }
}
