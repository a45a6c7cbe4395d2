using Canteen.Core;

namespace Canteen.Features.Door.Documents;

/// <summary>A text that somebody has changed.</summary>
internal sealed class DocumentRow
{
    public const string Sql =
        "SELECT d.name, d.text, d.changed_at, a.handle AS changed_by FROM documents d JOIN accounts a ON a.id = d.changed_by";

    public string Name { get; set; } = "";
    public string Text { get; set; } = "";
    public long ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    /// <param name="row">Null where nobody has changed the text.</param>
    public static DocumentText Read(Document document, DocumentRow? row, CanteenSettings settings) => row is null
        ? new(document, DefaultText.Of(document, settings), null, "")
        : new(document, row.Text, row.ChangedAt, row.ChangedBy);
}
