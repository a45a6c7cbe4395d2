using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Favourites;

internal static class FavouritesPages
{
    public static Task<IResult> FavouriteAsync(
        HttpContext context, PostId id, FavouritePost favourite, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, favourite.RunAsync(id, context.Me(), ct), ct);

    public static Task<IResult> UnfavouriteAsync(
        HttpContext context, PostId id, UnfavouritePost unfavourite, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, unfavourite.RunAsync(id, context.Me(), ct), ct);

    public static async Task<IResult> ListAsync(HttpContext context, ApiInput input, ListFavourites list, CancellationToken ct)
    {
        var page = FilteredPage.Of(context, FilterContext.None, await list.RunAsync(context.Me(), input.Window(20, 40), ct));
        return PageAnswers.ShowPure<FavouritesPage>(new { State = FeedState.Of(page) }, FeedContent.Of(page));
    }
}
