using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>An administrator goes back to the default text of a public page.</summary>
public sealed class ResetDocument(Database database)
{
    /// <returns>404 for anybody but administrators. If it is the default already, nothing changes.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Document document, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsAdminAsync(tx, me)) return Fault.NotFound;
                await tx.ExecuteAsync("DELETE FROM documents WHERE name = @Name", new { document.Name });
                return Done.It;
            },
            ct);
}
