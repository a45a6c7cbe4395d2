using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Safety.Mutes;

/// <summary>Ends a mute before its time. It is not a fault if there is none. 404: unknown.</summary>
public sealed class UnmuteAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, other, me) is null) return Fault.NotFound;
                var ended = await tx.ExecuteAsync("DELETE FROM mutes WHERE account_id = @me AND muted_id = @other", new { me, other });
                if (ended > 0) await tx.AnnounceAsync(new AccountUnmuted(me, other));
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
