using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Posts;

/// <summary>
/// How the forms below a post answer: with a redirect back, or, to a script module, with the post's actions as they are now.
/// </summary>
public static class PostForms
{
    public static async Task<IResult> AnswerAsync(HttpContext context, ShowPost show, Task<Outcome<PostId>> action, CancellationToken ct)
    {
        if (!context.Request.WantsFragment()) return (await action).Is(out _, out var refused) ? GoBack.From(context) : refused.ToResult();
        var shown = await show.AfterAsync(action, context.Me(), ct);
        return shown.Is(out var post, out var fault)
            ? Fragment.Of(new PostActionsPart(await EntryAsync(context, show, post.Shown, ct)))
            : fault.ToResult();
    }

    /// <summary>What the form stood under: the boost that its page names, or the post itself.</summary>
    private static async ValueTask<ShownPost> EntryAsync(HttpContext context, ShowPost show, ShownPost post, CancellationToken ct)
    {
        if (GoBack.Here(context).Split("#p") is not [_, var place] || !PostId.TryParse(place, out var entry)) return post;
        if (entry == post.Id) return post;
        return (await show.RunAsync(entry, context.Me(), ct)).Is(out var boost, out _) && boost.Original?.Id == post.Id ? boost : post;
    }

    private sealed class PostActionsPart(ShownPost post) : HtmlPart
    {
        private PostToWrite _post;

        public override async ValueTask PrepareAsync(PageFiller page) =>
            _post = await page.Service<PostTemplates>().FindAsync(post, focused: false);

        public override void Write(HtmlWriter into, PageFiller page) => new PostFiller(page, setSize: null).WriteActions(into, _post);
    }
}
