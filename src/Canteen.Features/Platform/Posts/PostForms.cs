using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Canteen.Features.Platform.Posts;

/// <summary>How the forms under a post answer: the way back, or to a script module the post's actions as they are now.</summary>
public static class PostForms
{
    public static async Task<IResult> AnswerAsync(HttpContext context, ShowPost show, Task<Outcome<PostId>> action, CancellationToken ct)
    {
        if (!context.Request.WantsFragment()) return (await action).Is(out _, out var refused) ? GoBack.From(context) : refused.ToResult();
        var shown = await show.AfterAsync(action, context.Me(), ct);
        if (!shown.Is(out var post, out var fault)) return fault.ToResult();
        return new RazorComponentResult<PostActs>(new { Post = post.Shown.ToView() }) { ContentType = Fragments.MediaType + "; charset=utf-8" };
    }
}
