using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.MutedThreads;

internal static class MutedThreadsPages
{
    public static Task<IResult> MuteAsync(HttpContext context, PostId id, MuteThread mute, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, mute.RunAsync(id, context.Me(), ct), ct);

    public static Task<IResult> UnmuteAsync(HttpContext context, PostId id, UnmuteThread unmute, ShowPost show, CancellationToken ct) =>
        PostForms.AnswerAsync(context, show, unmute.RunAsync(id, context.Me(), ct), ct);
}
