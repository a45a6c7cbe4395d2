using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.MutedThreads;

internal static class MutedThreadsPages
{
    public static readonly Flash Muted = new("thread-muted", "You muted the conversation. You won't be notified of what happens in it.")
    {
        UndoPath = "/posts/{id}/unmute",
    };

    public static readonly Flash Unmuted = new("thread-unmuted", "You unmuted the conversation.");

    public static async Task<IResult> MuteAsync(HttpContext context, PostId id, MuteThread mute, CancellationToken ct) =>
        Answer(context, await mute.RunAsync(id, context.Me(), ct), Muted);

    public static async Task<IResult> UnmuteAsync(HttpContext context, PostId id, UnmuteThread unmute, CancellationToken ct) =>
        Answer(context, await unmute.RunAsync(id, context.Me(), ct), Unmuted);

    private static IResult Answer(HttpContext context, Outcome<PostId> outcome, Flash said)
    {
        if (!outcome.Is(out var post, out var fault)) return fault.ToResult();
        said.Leave(context, post.Value);
        return GoBack.From(context, anchor: Flash.Anchor);
    }
}
