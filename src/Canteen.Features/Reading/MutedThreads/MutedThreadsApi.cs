using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.MutedThreads;

internal static class MutedThreadsApi
{
    public static async Task<IResult> MuteAsync(HttpContext context, PostId id, MuteThread mute, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(mute.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();

    public static async Task<IResult> UnmuteAsync(
        HttpContext context, PostId id, UnmuteThread unmute, ShowPost show, CancellationToken ct) =>
        (await show.AfterAsync(unmute.RunAsync(id, context.Me(), ct), context.Me(), ct)).ToStatus();
}
