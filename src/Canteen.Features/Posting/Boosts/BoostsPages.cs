using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Boosts;

internal static class BoostsPages
{
    public static Task<IResult> BoostAsync(HttpContext context, PostId id, BoostPost boost, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, boost.RunAsync(id, context.Me(), asked: null, app: null, ct), ct);

    public static Task<IResult> UnboostAsync(HttpContext context, PostId id, UnboostPost unboost, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, unboost.RunAsync(id, context.Me(), ct), ct);
}
