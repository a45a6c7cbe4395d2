using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Canteen.Features.Door.Documents;

/// <summary>
/// Markdown as safe HTML. HTML in the text is shown as text, pictures become their descriptions, and links lead nowhere but to the web,
/// to mail, to telephones and to this server. Headings begin at the second level, because the page has the first.
/// </summary>
internal static partial class MarkdownHtml
{
    private const int LowestHeading = 6;

    private static readonly string[] Elsewhere = ["https://", "http://", "mailto:", "tel:"];

    private static readonly MarkdownPipeline Pipeline = Build();

    /// <returns>Null when blocks are nested more deeply than any text needs.</returns>
    public static string? Render(string markdown) => UnlessTooDeep(() =>
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(heading.Level + 1, LowestHeading);
        foreach (var link in document.Descendants<LinkInline>().ToList()) Check(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToList()) Check(link);
        return Write(document);
    });

    /// <summary>What the marks of <see cref="FillIn"/> ask for, in their order.</summary>
    public static IEnumerable<string> Missing(string markdown) =>
        UnlessTooDeep(() => Markdown.Parse(markdown, Pipeline).Descendants<FillIn>().Select(mark => mark.What).ToList()) ?? [];

    /// <summary>Text that is to be read as it is.</summary>
    public static string Escape(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

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

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks();
        builder.InlineParsers.Insert(0, new FillInParser());
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

    private static string Write(MarkdownDocument document)
    {
        using var into = new StringWriter();
        var renderer = new HtmlRenderer(into);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Add(new FillInRenderer());
        renderer.Render(document);
        return into.ToString();
    }

    [GeneratedRegex(@"[\\`*_{}\[\]<>()#+\-.!|~&:]", RegexOptions.None, 1000)]
    private static partial Regex Special();
}
