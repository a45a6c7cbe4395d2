using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A steward says that they know whom a pseudonym stands for. From then on the profile has its mark.</summary>
public sealed class RecogniseMember(Database database)
{
    // With the name that the steward read: a member may have written another one in between.
    private const string Sql =
        """
        UPDATE memberships SET known_at = @Now
        WHERE id = @member AND organisation_id = @Id AND account_id <> @me AND look = 2 AND ended_at IS NULL AND real_name = @name
        RETURNING account_id
        """;

    private static readonly Fault Changed = Fault.Invalid(
        "Validation failed: This member has changed something in the meantime. Please look again");

    /// <param name="name">The real name that the steward was shown.</param>
    /// <returns>404 for anybody but stewards; 422 for oneself, and where the name is another one now.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, string slug, Id<Membership> member, string name, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.ForStewardAsync(tx, parsed, me) is not { } found) return Fault.NotFound;
                if (await tx.ScalarAsync<long?>(Sql, new { found.Id, member, me, name, tx.Now }) is not { } known) return Changed;
                await tx.AnnounceAsync(new MembershipChanged(new(known), found.Id));
                return Done.It;
            },
            ct);
}
