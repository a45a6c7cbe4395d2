using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>All texts, for whoever may change them.</summary>
public sealed class ListDocuments(Database database, CanteenSettings settings)
{
    /// <returns>404 for anybody but administrators.</returns>
    public Task<Outcome<IReadOnlyList<DocumentText>>> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync<Outcome<IReadOnlyList<DocumentText>>>(
            async db =>
            {
                if (!await StaffGate.IsAdminAsync(db, me)) return Fault.NotFound;
                var rows = (await db.QueryAsync<DocumentRow>(DocumentRow.Sql)).ToDictionary(row => row.Name);
                return Document.All
                    .Select(document => DocumentRow.Read(document, rows.GetValueOrDefault(document.Name), settings))
                    .ToList();
            },
            ct);
}
