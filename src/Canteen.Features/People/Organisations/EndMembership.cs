using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A steward ends somebody's membership. The real name goes with it; only an invitation brings the membership back.</summary>
public sealed class EndMembership(Database database)
{
    private const string Sql =
        """
        UPDATE memberships SET ended_at = @Now, look = 0, names_organisation = FALSE, real_name = '', known_at = NULL
        WHERE id = @member AND organisation_id = @Id AND ended_at IS NULL
        RETURNING account_id
        """;

    /// <returns>404 for anybody but stewards, and for somebody who is no member.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, string slug, Id<Membership> member, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.ForStewardAsync(tx, parsed, me) is not { } found) return Fault.NotFound;
                if (await tx.ScalarAsync<long?>(Sql, new { found.Id, member, tx.Now }) is not { } ended) return Fault.NotFound;
                await tx.AnnounceAsync(new MembershipChanged(new(ended), found.Id));
                return Done.It;
            },
            ct);
}
