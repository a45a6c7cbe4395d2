using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

public sealed class UnendorseAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <returns>The relationship, even if they were not featured. 404 unknown.</returns>
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, other, me) is null) return Fault.NotFound;
                await tx.ExecuteAsync(
                    "UPDATE follows SET endorsement_id = NULL WHERE follower_id = @me AND followee_id = @other", new { me, other });
                await tx.AnnounceAsync(new RelationshipChanged(me, other));
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
