using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Safety.Blocks;

/// <summary>
/// Puts a block between two people: from now on neither sees anything of the other, follows end, and nobody is told. 403: oneself;
/// 404: unknown, or somebody who blocked the caller; 422: more than <see cref="Most"/>.
/// </summary>
public sealed class BlockAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <summary>How many people somebody may block: all of them are in memory while that person reads.</summary>
    public const int Most = 20_000;

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot block more than {Most} people");

    /// <returns>The relationship, also where they were blocked before.</returns>
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (me == other) return Fault.NotAllowed;
                if (await gate.FindAsync(tx, other, me) is null) return Fault.NotFound;
                if (await tx.ScalarAsync<long>("SELECT COUNT(*) FROM blocks WHERE account_id = @me", new { me }) >= Most) return TooMany;
                var added = await tx.ExecuteAsync(
                    """
                    INSERT INTO blocks (id, account_id, blocked_id, created_at) VALUES (@Id, @me, @other, @Now)
                    ON CONFLICT DO NOTHING
                    """,
                    new { Id = tx.NewId<Account>(), me, other, tx.Now });
                if (added > 0) await tx.AnnounceAsync(new AccountBlocked(me, other));
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
