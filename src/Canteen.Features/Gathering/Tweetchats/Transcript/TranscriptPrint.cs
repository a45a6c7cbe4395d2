using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Gathering.Tweetchats.Transcript;

/// <summary>
/// A transcript on one long page for paper. What is on it is sent as it is read: a page that is rendered whole would grow with it.
/// </summary>
internal sealed class TranscriptPrint(Chat chat, long now, IAsyncEnumerable<IReadOnlyList<TranscriptEntry>> slices) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (page, words) = (await FillerAsync(httpContext), httpContext.RequestServices.GetRequiredService<IStringLocalizer<Words>>());
        var template = await page.Renderer.RenderAsync(typeof(PrintPage), new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PrintPage.Chat)] = chat, [nameof(PrintPage.AsOf)] = now,
        });
        using var frame = new HtmlWriter();
        var middle = new MiddleFiller(page);
        template.Write(frame, middle);
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        var (body, ct) = (httpContext.Response.BodyWriter, httpContext.RequestAborted);
        await body.WriteAsync(frame.Written[..middle.At], ct);
        var lines = new PrintLines(page, words);
        await foreach (var slice in slices.WithCancellation(ct))
        {
            using var part = new HtmlWriter();
            foreach (var entry in slice) lines.Write(part, entry);
            await body.WriteAsync(part.Written, ct);
        }
        await body.WriteAsync(frame.Written[middle.At..], ct);
    }

    private static async Task<PageFiller> FillerAsync(HttpContext http)
    {
        var reader = http.Viewer() is { } me
            ? await http.RequestServices.GetRequiredService<PageViewer>().FindAsync(me, http.RequestAborted)
            : null;
        return new(http, new PageContent(), reader?.TimeZone ?? "");
    }

    /// <summary>Notes where the posts go.</summary>
    private sealed class MiddleFiller(PageFiller page) : HoleFiller
    {
        public int At { get; private set; }

        public override void Fill(Hole hole, HtmlWriter into)
        {
            if (hole is { Kind: HoleKind.Part, Argument: (long)PagePart.Inner }) At = into.Written.Length;
            else page.Fill(hole, into);
        }
    }
}

/// <summary>Writes one post after another, and a question before the first of its answers.</summary>
internal sealed class PrintLines(PageFiller page, IStringLocalizer<Words> l)
{
    private ChatQuestion? _question;
    private bool _isBegun;

    public void Write(HtmlWriter into, TranscriptEntry entry)
    {
        if (!_isBegun || _question != entry.Question) WriteQuestion(into, entry.Question);
        var (post, author) = (entry.Post.ToView(), entry.Post.Author.View);
        into.Raw("<article class=\"print-post"u8);
        if (entry.Kind == ChatPostKind.Reply) into.Raw(" print-reply"u8);
        into.Raw("\" id=\"p"u8);
        into.Number(post.Id.Value);
        into.Raw("\"><p class=\"print-by\"><b dir=\"auto\">"u8);
        into.Text(author.Name);
        into.Raw("</b> "u8);
        string[] role = [$"@{author.Acct}", author.Profession, author.Organisation, LateWords(entry.Lateness)];
        into.Text(string.Join(" · ", role.Where(part => part.Length > 0)));
        into.Raw(" · "u8);
        page.Fill(new(HoleKind.AgoFull, post.CreatedAt), into);
        into.Raw("</p>"u8);
        if (post.ContentWarning.Length > 0) WriteParagraph(into, l["Content warning: {0}", post.ContentWarning]);
        into.Raw("<div class=\"say\" dir=\"auto\">"u8);
        into.Raw(System.Text.Encoding.UTF8.GetBytes(post.Html.ToString()));
        into.Raw("</div></article>"u8);
    }

    private void WriteQuestion(HtmlWriter into, ChatQuestion? question)
    {
        (_question, _isBegun) = (question, true);
        into.Raw("<h2 dir=\"auto\">"u8);
        into.Text(string.Join(' ', QuestionName.Of(question, l), question is { IsAsked: true } ? question.Text : "").TrimEnd());
        into.Raw("</h2>"u8);
    }

    private static void WriteParagraph(HtmlWriter into, string text)
    {
        into.Raw("<p dir=\"auto\">"u8);
        into.Text(text);
        into.Raw("</p>"u8);
    }

    private string LateWords(Lateness lateness) => lateness switch
    {
        Lateness.BeforeStart => l["Before the start"],
        Lateness.AfterEnd => l["After the end"],
        _ => "",
    };
}
