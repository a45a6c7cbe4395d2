using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>Makes somebody stop following the caller. If they do not follow, nothing happens.</summary>
public sealed class RemoveFollower(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId follower, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, follower, me) is null) return Fault.NotFound;
                await FollowGraph.UnfollowAsync(tx, follower, me, by: me);
                return await relationships.FindAsync(tx, me, follower);
            },
            ct);
}
