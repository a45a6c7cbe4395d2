using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Pins;

internal static class PinsPages
{
    public static Task<IResult> PinAsync(HttpContext context, PostId id, PinPost pin, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, pin.RunAsync(id, context.Me(), ct), ct);

    public static Task<IResult> UnpinAsync(HttpContext context, PostId id, UnpinPost unpin, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, unpin.RunAsync(id, context.Me(), ct), ct);
}
