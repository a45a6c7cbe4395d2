using Canteen.Features.Platform.Html;

namespace Canteen.Features.Door.Documents;

/// <summary>A document with the text that holds now: the operator's, or the default.</summary>
/// <param name="ChangedAt">In milliseconds; null for the default.</param>
/// <param name="ChangedBy">The handle of whoever changed it; empty for the default.</param>
public sealed record DocumentText(Document Document, string Markdown, long? ChangedAt, string ChangedBy)
{
    /// <summary>Safe HTML.</summary>
    public string Html => MarkdownHtml.Render(Markdown) ?? "";

    /// <summary>What the operator has still to fill in, as the marks in the text say.</summary>
    public EqualList<string> Missing => MissingIn(Markdown);

    public static EqualList<string> MissingIn(string markdown) => new([.. MarkdownHtml.Missing(markdown).Distinct(StringComparer.Ordinal)]);
}
