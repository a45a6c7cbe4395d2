using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Favourites;

internal static class FavouritesApi
{
    public static async Task<IResult> FavouriteAsync(
        HttpContext context, PostId id, FavouritePost favourite, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(favourite.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> UnfavouriteAsync(
        HttpContext context, PostId id, UnfavouritePost unfavourite, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(unfavourite.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> FavouritersAsync(
        HttpContext context, PostId id, ApiInput input, ListFavouriters list, CanteenSettings settings, CancellationToken ct) =>
        AccountListJson.Answer(context, await list.RunAsync(id, context.Viewer(), input.Window(40, 80), ct), settings);

    public static async Task<IResult> FavouritesAsync(
        HttpContext context, ApiInput input, ListFavourites list, CanteenSettings settings, CancellationToken ct)
    {
        var page = await list.RunAsync(context.Me(), input.Window(20, 40), ct);
        LinkHeader.Write(context, page, settings.Address);
        return new StatusListJson(page.Items);
    }
}
