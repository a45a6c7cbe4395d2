using Canteen.Core;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Paging;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.FollowedTags;

internal sealed class FollowedTagsApi(CanteenSettings settings, ReadTagMarks readMarks)
{
    public async Task<IResult> FollowAsync(string hashtag, HttpContext http, FollowTag follow, CancellationToken ct) =>
        await AnswerAsync(await follow.RunAsync(http.Me(), hashtag, ct), http, ct);

    public async Task<IResult> UnfollowAsync(string hashtag, HttpContext http, UnfollowTag unfollow, CancellationToken ct) =>
        await AnswerAsync(await unfollow.RunAsync(http.Me(), hashtag, ct), http, ct);

    public async Task<IResult> ListAsync(ApiInput input, HttpContext http, ListFollowedTags list, CancellationToken ct)
    {
        var page = await list.RunAsync(http.Me(), input.Window(100, 200), ct);
        var marks = await readMarks.RunAsync(http.Me(), ct);
        LinkHeader.Write(http, page, settings.Address, prev: "since_id");
        return Results.Json(page.Items.Select(tag => TagJson.From(tag, settings.Address, marks) with { Following = true }));
    }

    // What was done just now has not been heard of yet where the marks are kept.
    private async Task<IResult> AnswerAsync(Outcome<FollowedTag> outcome, HttpContext http, CancellationToken ct)
    {
        var marks = await readMarks.RunAsync(http.Me(), ct);
        return outcome.ToResult(tag => TagJson.From(tag.Tag, settings.Address, marks) with { Following = tag.IsFollowed });
    }
}
