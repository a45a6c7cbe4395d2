using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>Finds the text of a public page. Anybody may read it.</summary>
public sealed class FindDocument(Database database, CanteenSettings settings)
{
    public async Task<DocumentText> RunAsync(Document document, CancellationToken ct)
    {
        var row = await database.ReadAsync(
            db => db.FirstOrDefaultAsync<DocumentRow>(DocumentRow.Sql + " WHERE d.name = @Name", new { document.Name }), ct);
        return DocumentRow.Read(document, row, settings);
    }
}
