using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A steward takes an invitation back, or whoever it names declines it. 404 for everybody else.</summary>
public sealed class EndInvitation(Database database)
{
    private const string Sql =
        """
        DELETE FROM organisation_invitations
        WHERE id = @id AND (account_id = @me OR organisation_id IN (
          SELECT s.organisation_id FROM organisation_stewards s JOIN organisations o ON o.id = s.organisation_id
          WHERE s.account_id = @me AND o.state = 1))
        RETURNING account_id, organisation_id
        """;

    public Task<Outcome<Done>> RunAsync(AccountId me, Id<MembershipInvitation> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.FirstOrDefaultAsync<Row>(Sql, new { id, me }) is not { } ended) return Fault.NotFound;
                if (ended.AccountId is { } named) await tx.AnnounceAsync(new MembershipChanged(named, ended.OrganisationId));
                return Done.It;
            },
            ct);

    private sealed class Row
    {
        public AccountId? AccountId { get; set; }
        public Id<Organisation> OrganisationId { get; set; }
    }
}
