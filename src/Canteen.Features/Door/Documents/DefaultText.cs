using Canteen.Core;
using Canteen.Features.Platform.Look;

namespace Canteen.Features.Door.Documents;

/// <summary>The texts that hold until an operator writes others: Markdown files, with what is known of the server put in.</summary>
internal static class DefaultText
{
    /// <summary>When the files last changed, for programs that ask.</summary>
    public const string Day = "2026-11-28";

    private const string Folder = "Canteen.Features.Door.Documents.Texts.";

    private static readonly Dictionary<string, string> Files =
        Document.All.ToDictionary(d => d.Name, d => EmbeddedFiles.Text($"{Folder}{d.Name}.md").ReplaceLineEndings("\n"));

    public static string Of(Document document, CanteenSettings settings) => Files[document.Name]
        .Replace("{server}", MarkdownHtml.Escape(settings.Title), StringComparison.Ordinal)
        .Replace("{description}", MarkdownHtml.Escape(settings.Description), StringComparison.Ordinal)
        .Replace("{address}", settings.Address, StringComparison.Ordinal)
        .Replace("{days}", settings.NotificationDays.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{contact}", Contact(settings.ContactEmail), StringComparison.Ordinal);

    private static string Contact(string email) => email.Length == 0 ? "[Fill in: contact email address]" : $"<{email}>";
}
