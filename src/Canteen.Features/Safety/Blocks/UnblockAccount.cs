using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Safety.Blocks;

/// <summary>Takes a block away. It is not a fault if there is none. 404: unknown.</summary>
public sealed class UnblockAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <summary>How long after a block its end can be an undo, after which everybody follows whom they followed before.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromSeconds(30);

    /// <param name="undo">The block was a slip. Later than <see cref="Undoable"/>, it only ends.</param>
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, bool undo, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, other, me) is null) return Fault.NotFound;
                var since = await tx.ScalarAsync<long?>(
                    "DELETE FROM blocks WHERE account_id = @me AND blocked_id = @other RETURNING created_at", new { me, other });
                if (since is { } at)
                    await tx.AnnounceAsync(new AccountUnblocked(me, other, undo && tx.Now - at < Undoable.TotalMilliseconds));
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
