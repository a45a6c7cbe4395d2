using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// Markdown as safe HTML. HTML in the text is shown as text, pictures become their descriptions, and links lead nowhere but to the web,
/// to mail, to telephones and to this server. Headings begin at the second level, because the page has the first.
/// </summary>
/// <param name="extensions">What a room reads besides; what it writes must be as safe.</param>
public sealed class SafeMarkdown(params IEnumerable<IMarkdownExtension> extensions)
{
    /// <summary>Markdown and nothing else.</summary>
    public static readonly SafeMarkdown Plain = new();

    private const int LowestHeading = 6;

    private static readonly string[] Elsewhere = ["https://", "http://", "mailto:", "tel:"];

    private readonly MarkdownPipeline _pipeline = Build(extensions);

    /// <returns>Null when blocks are nested more deeply than any text needs.</returns>
    public string? Render(string markdown)
    {
        if (Parse(markdown) is not { } document) return null;
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, LowestHeading);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Check(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList()) Check(link);
        return UnlessTooDeep(() => Write(document));
    }

    /// <inheritdoc cref="Render"/>
    public MarkdownDocument? Parse(string markdown) => UnlessTooDeep(() => Markdown.Parse(markdown, _pipeline));

    private static T? UnlessTooDeep<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ArgumentException)
        {
            // Markdig has a limit to the depth of nesting, and this is how it says so.
            return null;
        }
    }

    private static MarkdownPipeline Build(IEnumerable<IMarkdownExtension> extensions)
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks();
        foreach (var extension in extensions) builder.Extensions.Add(extension);
        return builder.Build();
    }

    private static void Check(LinkInline link)
    {
        link.GetDynamicUrl = null;
        if (link.IsImage || !IsAllowed(link.Url ?? "")) link.ReplaceBy(new ContainerInline(), copyChildren: true);
        else Mark(link, link.Url!);
    }

    private static void Check(AutolinkInline link)
    {
        if (!link.IsEmail && !IsAllowed(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        else Mark(link, link.Url);
    }

    private static bool IsAllowed(string url) =>
        IsHere(url) || Elsewhere.Any(start => url.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>Browsers take <c>//host</c> and <c>/\host</c> for other servers.</summary>
    private static bool IsHere(string url) => url is "/" or ['/', not ('/' or '\\'), ..] or ['#', ..];

    private static void Mark(Inline link, string url)
    {
        if (url.StartsWith("http", StringComparison.OrdinalIgnoreCase)) link.GetAttributes().AddProperty("rel", "nofollow noopener");
    }

    private string Write(MarkdownDocument document)
    {
        using var into = new StringWriter();
        var renderer = new HtmlRenderer(into);
        _pipeline.Setup(renderer);
        renderer.Render(document);
        return into.ToString();
    }
}
