using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>An administrator removes a rule.</summary>
public sealed class RemoveRule(Database database)
{
    /// <returns>404 for anybody but administrators. If there is no such rule, nothing changes.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Rule> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsAdminAsync(tx, me)) return Fault.NotFound;
                await tx.ExecuteAsync("DELETE FROM rules WHERE id = @Id", new { Id = id.Value });
                return Done.It;
            },
            ct);
}
