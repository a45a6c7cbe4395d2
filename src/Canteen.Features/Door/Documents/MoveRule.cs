using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Documents;

/// <summary>An administrator moves a rule one place up or down.</summary>
public sealed class MoveRule(Database database)
{
    /// <param name="by">-1 for up, 1 for down.</param>
    /// <returns>404 for anybody but administrators. At either end, nothing changes.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Rule> id, int by, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsAdminAsync(tx, me)) return Fault.NotFound;
                var order = await tx.QueryAsync<long>("SELECT id FROM rules ORDER BY position, id");
                var from = order.IndexOf(id.Value);
                if (from < 0 || from + by < 0 || from + by >= order.Count) return Done.It;
                (order[from], order[from + by]) = (order[from + by], order[from]);
                await tx.ExecuteAsync(
                    "UPDATE rules SET position = @Position WHERE id = @Id",
                    order.Select((rule, place) => new { Id = rule, Position = place + 1 }).ToList());
                return Done.It;
            },
            ct);
}
