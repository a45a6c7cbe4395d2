using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Safety.Blocks;

/// <summary>Takes a block away. It is not a fault if there is none. 404: unknown.</summary>
/// <param name="end">Null where there are no follows.</param>
public sealed class UnblockAccount(
    Database database, AccountGate gate, RelationshipHydrator relationships, EndFollows? end = null)
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
                {
                    var isUndone = undo && tx.Now - at < Undoable.TotalMilliseconds;
                    // With the block, so that nobody seems to follow whom they do not, and whoever follows anew goes on doing so.
                    if (!isUndone && end is not null) await end(tx, me, other);
                    await tx.AnnounceAsync(new AccountUnblocked(me, other));
                }
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
