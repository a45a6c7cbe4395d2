using System.Security.Cryptography;
using System.Text;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Canteen.Features.Posting.Posts;

/// <summary>The forms and pages for writing and deleting posts.</summary>
internal static class PostsPages
{
    public static readonly Flash Posted = new("posted", "Post published.") { LinkWords = "View", LinkPath = "/posts/{id}" };
    public static readonly Flash Replied = new("replied", "Reply posted.") { LinkWords = "View", LinkPath = "/posts/{id}" };
    public static readonly Flash Deleted = new("deleted", "Post deleted.");

    private static readonly Fault ForNobody = Fault.Invalid(
        "Only the people you mention can read this, and you haven't mentioned anyone. Add an @name, or choose who else can read it.");

    public static async Task<IResult> WriteAsync(
        HttpContext context, ApiInput input, ShowPost show, ComposerSource composer, CancellationToken ct)
    {
        var back = Back(input);
        if (input.Id<Post>("reply_to") is not { } parent) return Writing(null, back, await composer.BeginAsync(context.Me(), null, ct));
        if (!(await show.RunAsync(parent, context.Me(), ct)).Is(out var post, out var fault)) return fault.ToResult();
        return Writing(post.Shown, back, await composer.BeginAsync(context.Me(), post.Shown.ToView(), ct));
    }

    /// <summary>GET /posts/{id}: the post's own page, wherever it is.</summary>
    public static async Task<IResult> ShowAsync(HttpContext context, PostId id, ShowPost show, CancellationToken ct) =>
        (await show.RunAsync(id, context.Viewer(), ct)).Is(out var post, out var fault)
            ? Results.Redirect(post.Shown.ToView().Path)
            : fault.ToResult();

    public static async Task<IResult> PublishAsync(
        HttpContext context, ApiInput input, PublishPost publish, ShowPost show, CancellationToken ct)
    {
        var writing = Read(input);
        if (writing.IsForNobody) return await AgainAsync(context, input.Id<Post>("reply_to"), writing, ForNobody, show, ct);
        var draft = new PostDraft(writing.Text)
        {
            ContentWarning = writing.ContentWarning,
            Visibility = writing.Visibility,
            ReplyTo = input.Id<Post>("reply_to"),
            IdempotencyKey = KeyOf(writing),
        };
        var published = await publish.RunAsync(context.Me(), draft, ct);
        if (!published.Is(out var id, out var fault)) return await AgainAsync(context, draft.ReplyTo, writing, fault, show, ct);
        (draft.ReplyTo is null ? Posted : Replied).Leave(context, id.Value);
        // A reply gets the focus; somebody who wrote a post goes on where they were.
        return GoBack.From(context, anchor: draft.ReplyTo is null ? GoBack.AtContent : $"#p{id}");
    }

    public static async Task<IResult> AskDeleteAsync(HttpContext context, PostId id, ApiInput input, ShowPost show, CancellationToken ct)
    {
        if (!(await show.RunAsync(id, context.Me(), ct)).Is(out var post, out var fault)) return fault.ToResult();
        if (!post.IsOwn) return Fault.NotFound.ToResult();
        return PageAnswers.Show<DeletePage>(new { Post = post.Shown.ToView(), Back = Back(input) });
    }

    /// <summary>Deletes the post; with <c>then=write</c> answers with its words in a composer, which nothing else keeps any more.</summary>
    public static async Task<IResult> DeleteAsync(
        HttpContext context, ApiInput input, PostId id, DeletePost delete, ShowPost show, CancellationToken ct)
    {
        if (!(await delete.RunAsync(id, context.Me(), ct)).Is(out var was, out var fault)) return fault.ToResult();
        if (input.Text("then", 64) != "write")
        {
            Deleted.Leave(context);
            return GoBack.From(context, anchor: GoBack.AtContent);
        }
        var writing = new WritingView { Text = was.Typed ?? "", ContentWarning = was.ContentWarning, Visibility = was.Visibility };
        return Writing(await AnsweredAsync(context, was.ReplyToId, show, ct), Back(input), writing, afterDeleting: true);
    }

    private static WritingView Read(ApiInput input) => new()
    {
        Text = input.Text("text") ?? "",
        ContentWarning = input.Text("warning") ?? "",
        // A word that is none of ours must not make a post more public than its writer meant.
        Visibility = input.Text("visibility", 64) is { Length: > 0 } chosen ? VisibilityJson.Parse(chosen) ?? Visibility.Mentioned : null,
        Key = input.Text("key", 64) is { Length: > 0 } key ? key : Nonce.New(),
    };

    /// <summary>
    /// A form sent twice publishes once. But somebody who goes back to it, changes the words and sends it again wants both.
    /// </summary>
    private static string KeyOf(WritingView writing)
    {
        var sent = string.Join('\n', writing.Key, writing.Visibility, writing.ContentWarning, writing.Text);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sent)));
    }

    /// <summary>Shows the same page again with everything that was typed and the reason for the refusal.</summary>
    private static async Task<IResult> AgainAsync(
        HttpContext context, PostId? replyTo, WritingView writing, Fault fault, ShowPost show, CancellationToken ct)
    {
        var parent = await AnsweredAsync(context, replyTo, show, ct);
        return Writing(parent, GoBack.Here(context) is { Length: > 0 } back ? back : "/home", writing, fault);
    }

    private static async Task<ShownPost?> AnsweredAsync(HttpContext context, PostId? replyTo, ShowPost show, CancellationToken ct) =>
        replyTo is { } id && (await show.RunAsync(id, context.Me(), ct)).Is(out var post, out _) ? post.Shown : null;

    /// <summary>Whoever presses "Post" on the page for writing goes back to where they were before it.</summary>
    private static string Back(ApiInput input)
    {
        var back = input.Text("back", 2048) ?? "";
        while (back.Split('?') is ["/posts/new", ..]) back = QueryHelpers.ParseQuery(back["/posts/new".Length..])["back"].ToString();
        return GoBack.IsOurs(back) ? back : "/home";
    }

    private static IResult Writing(
        ShownPost? answered, string back, WritingView writing, Fault? fault = null, bool afterDeleting = false)
    {
        var posts = new PostsPart(answered is null ? [] : [answered]);
        var problem = fault?.Plain.Sentence;
        return PageAnswers.Show<WritePage>(
            new { ReplyTo = answered?.ToView(), Back = back, Writing = writing, Problem = problem, AfterDeleting = afterDeleting }, fault,
            new PageContent { Parts = new Dictionary<PagePart, HtmlPart> { [PagePart.Posts] = posts } });
    }
}
