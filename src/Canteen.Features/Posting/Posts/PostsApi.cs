using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Posting.Posts;

internal static class PostsApi
{
    private const int MaxIds = 20;

    public static async Task<IResult> PublishAsync(
        HttpContext context, ApiInput input, PublishPost publish, FindUnexpectedMentions unexpected, ShowPost show, CancellationToken ct)
    {
        var draft = DraftOfApi.Read(context, input);
        if (input.Has("allowed_mentions"))
        {
            var others = await unexpected.RunAsync(draft, input.Ids<Account>("allowed_mentions"), ct);
            if (others.Count > 0) return Results.Json(UnexpectedMentionsJson.From(others), statusCode: 422);
        }
        return (await show.AfterAsync(publish.RunAsync(context.Me(), draft, ct), context.Me(), ct)).ToStatus();
    }

    public static async Task<IResult> ShowAsync(HttpContext context, PostId id, ShowPost show, CancellationToken ct) =>
        (await show.RunAsync(id, context.Viewer(), ct)).ToStatus();

    public static async Task<IResult> ListAsync(HttpContext context, ApiInput input, VisiblePosts posts, CancellationToken ct) =>
        new StatusListJson(await posts.ListAsync(context.Viewer(), [.. input.Ids<Post>("id", MaxIds).Distinct()], FilterContext.None, ct));

    public static async Task<IResult> SourceAsync(HttpContext context, PostId id, ShowPost show, CancellationToken ct) =>
        (await show.RunAsync(id, context.Viewer(), ct)).Is(out var post, out var fault)
            ? StatusSourceJson.Of(post.Shown.ToView()) : fault.ToResult();

    public static async Task<IResult> HistoryAsync(HttpContext context, PostId id, ShowPost show, CancellationToken ct) =>
        (await show.RunAsync(id, context.Viewer(), ct)).ToResult(post => new[] { StatusEditJson.From(post.Shown.ToView()) });

    /// <summary>Answers with the text as typed instead of the rendered text, so that a client can offer to rewrite the post.</summary>
    public static async Task<IResult> DeleteAsync(HttpContext context, PostId id, DeletePost delete, CancellationToken ct) =>
        (await delete.RunAsync(id, context.Me(), ct)).ToResult(post => StatusJson.From(post) with { Content = null, Text = post.Typed });
}
