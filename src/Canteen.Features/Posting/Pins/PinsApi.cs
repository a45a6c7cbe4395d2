using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Pins;

internal static class PinsApi
{
    public static async Task<IResult> PinAsync(HttpContext context, PostId id, PinPost pin, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(pin.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> UnpinAsync(HttpContext context, PostId id, UnpinPost unpin, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(unpin.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();
}
