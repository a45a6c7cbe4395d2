using Canteen.Core;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.FollowedTags;

internal sealed class FollowedTagsApi(CanteenSettings settings)
{
    public async Task<IResult> FollowAsync(string hashtag, HttpContext http, FollowTag follow, CancellationToken ct) =>
        (await follow.RunAsync(http.Me(), hashtag, ct)).ToResult(Json);

    public async Task<IResult> UnfollowAsync(string hashtag, HttpContext http, UnfollowTag unfollow, CancellationToken ct) =>
        (await unfollow.RunAsync(http.Me(), hashtag, ct)).ToResult(Json);

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListFollowedTags list, CancellationToken ct)
    {
        var page = await list.RunAsync(http.Me(), input.Window(100, 200), ct);
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return Results.Json(page.Items.Select(tag => TagJson.From(tag, settings.Address, following: true)));
    }

    private TagJson Json(FollowedTag tag) => TagJson.From(tag.Tag, settings.Address, tag.IsFollowed);
}
