using System.Text.RegularExpressions;
using Canteen.Features.Platform.Html;
using Markdig.Syntax;

namespace Canteen.Features.Door.Documents;

/// <summary>The Markdown of documents as safe HTML, with the marks of what is still to be filled in.</summary>
internal static partial class MarkdownHtml
{
    private static readonly SafeMarkdown Documents = new(new FillInExtension());

    /// <returns>Null when blocks are nested more deeply than any text needs.</returns>
    public static string? Render(string markdown) => Documents.Render(markdown);

    /// <summary>What the marks of <see cref="FillIn"/> ask for, in their order.</summary>
    public static IEnumerable<string> Missing(string markdown) =>
        Documents.Parse(markdown)?.Descendants<FillIn>().Select(mark => mark.What).ToList() ?? [];

    /// <summary>Text that is to be read as it is.</summary>
    public static string Escape(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\`*_{}\[\]<>()#+\-.!|~&:]", RegexOptions.None, 1000)]
    private static partial Regex Special();
}
