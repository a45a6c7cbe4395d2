using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Looks at the link of an invitation without using it up.</summary>
public sealed class FindInvitation(Database database, TimeProvider clock)
{
    internal const string Sql =
        $"""
        SELECT {OrganisationRows.Columns} FROM organisation_invitations i JOIN organisations o ON o.id = i.organisation_id
        WHERE i.secret_hash = @Hash AND i.expires_at > @now AND o.state = 1
        """;

    /// <returns>Which organisation invites; 422 for a link that is void.</returns>
    public async Task<Outcome<ShownOrganisation>> RunAsync(string text, CancellationToken ct)
    {
        if (!Secret<MembershipInvitation>.TryParse(text, out var secret)) return AcceptInvitation.Void;
        var args = new { secret.Hash, now = clock.Milliseconds() };
        return await database.ReadAsync(db => db.FirstOrDefaultAsync<OrganisationRow>(Sql, args), ct) is { } found
            ? found.ToShown()
            : AcceptInvitation.Void;
    }
}
