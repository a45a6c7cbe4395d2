using Canteen.Core.Chats;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Posts;

/// <summary>What the composer starts from, for members; for visitors, that they may sign in to reply.</summary>
public sealed class ComposerSource(DefaultVisibilityCache usual, OpenChats chats) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var answered = about is PostView post ? post.Same : null;
        if (context.Viewer() is not { } me) return answered is null ? null : new { ReplyTo = answered };
        return new { ReplyTo = answered, Writing = await BeginAsync(me, answered, context.RequestAborted) };
    }

    public async Task<WritingView> BeginAsync(AccountId me, PostView? answered, CancellationToken ct)
    {
        var visibility = await usual.FindAsync(me, ct);
        if (answered is null) return new() { Visibility = visibility };
        var chat = answered.Chat is { } id ? await chats.FindAsync(id, ct) : null;
        return WritingView.Answering(answered, me, visibility, chat?.TagDisplay);
    }
}
