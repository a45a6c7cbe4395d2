using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>Features somebody whom a member follows on that member's profile, for everyone to see. It ends with the follow.</summary>
public sealed class EndorseAccount(Database database, AccountGate gate, RelationshipHydrator relationships)
{
    /// <summary>How many people a member may feature.</summary>
    public const int Most = 100;

    private const string AddSql =
        "UPDATE follows SET endorsement_id = COALESCE(endorsement_id, @New) WHERE follower_id = @me AND followee_id = @other";

    private static readonly Fault NotFollowed = Fault.Invalid("Validation failed: You can only feature people you follow");
    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot feature more than {Most} people");

    /// <returns>The relationship, even if they were featured before. 404 unknown or suspended; 422 not followed, or too many.</returns>
    public Task<Outcome<RelationshipView>> RunAsync(AccountId me, AccountId other, CancellationToken ct) =>
        database.WriteAsync<Outcome<RelationshipView>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, other, me) is not { Suspended: false }) return Fault.NotFound;
                if (await tx.ExecuteAsync(AddSql, new { me, other, New = tx.NewId<Account>() }) == 0) return NotFollowed;
                var shown = await tx.ScalarAsync<long>(
                    "SELECT count(*) FROM follows WHERE follower_id = @me AND endorsement_id IS NOT NULL", new { me });
                if (shown > Most) return TooMany;
                await tx.AnnounceAsync(new RelationshipChanged(me, other));
                return await relationships.FindAsync(tx, me, other);
            },
            ct);
}
