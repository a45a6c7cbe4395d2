using Canteen.Core;
using Canteen.Core.Lists;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>The timeline of a list, for its owner: for apps, and as a page. Somebody else's is not found.</summary>
internal static class ListTimeline
{
    public static async Task<IResult> ApiAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ListCache lists, ReadList read, CanteenSettings settings,
        CancellationToken ct)
    {
        if (await lists.FindAsync(http.Me(), id, ct) is not { } list) return Fault.NotFound.ToResult();
        var page = await read.RunAsync(http.Me(), list, input.Window(20, 40), ct);
        LinkHeader.Write(http, page, settings.Address, always: true);
        return new StatusListJson(page.Items);
    }

    public static async Task<IResult> PageAsync(
        Id<PersonalList> id, ApiInput input, HttpContext http, ListCache lists, ReadList read, CancellationToken ct)
    {
        if (await lists.FindAsync(http.Me(), id, ct) is not { } list) return Fault.NotFound.ToResult();
        var window = input.Window(20, 40);
        var page = FilteredPage.Of(http, FilterContext.Home, await read.RunAsync(http.Me(), list, window, ct));
        if (http.Request.WantsFragment()) return Fragment.Of(page);
        var state = FeedState.Of(page, window is { MaxId: null, MinId: null });
        return PageAnswers.ShowPure<ListPage>(new { List = list, State = state }, FeedContent.Arranged(page));
    }
}
