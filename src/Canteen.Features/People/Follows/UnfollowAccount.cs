using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>Ends a follow, or withdraws the request. It is not a fault if there is neither.</summary>
public sealed class UnfollowAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, other, me) is null) return Fault.NotFound;
                await FollowGraph.UnfollowAsync(tx, me, other, by: me);
                await FollowGraph.WithdrawAsync(tx, me, other, by: me);
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
