using Canteen.Core;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Boosts;

internal static class BoostsApi
{
    /// <summary>Answers with the boost, which has the original in <c>reblog</c>.</summary>
    public static async Task<IResult> ReblogAsync(
        HttpContext context, PostId id, ApiInput input, BoostPost boost, ShowPost show, CancellationToken ct)
    {
        var asked = input.Text("visibility", 64);
        var visibility = VisibilityJson.Parse(asked);
        if (!string.IsNullOrEmpty(asked) && visibility is null)
            return Fault.Invalid("Validation failed: Visibility must be public, unlisted or private").ToResult();
        var boosted = boost.RunAsync(id, context.Me(), visibility, context.Caller().App, ct);
        return (await show.AfterAsync(boosted, context.Me(), ct)).ToStatus();
    }

    /// <summary>Answers with the original.</summary>
    public static async Task<IResult> UnreblogAsync(
        HttpContext context, PostId id, UnboostPost unboost, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(unboost.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> RebloggersAsync(
        HttpContext context, PostId id, ApiInput input, ListBoosters list, CanteenSettings settings, CancellationToken ct) =>
        AccountListJson.Answer(context, await list.RunAsync(id, context.Viewer(), input.Window(40, 80), ct), settings);
}
