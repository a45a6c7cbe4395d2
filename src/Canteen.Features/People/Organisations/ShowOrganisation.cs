using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>One open organisation, who looks after it, and what the viewer has to do with it. 404 for one that is not open.</summary>
public sealed class ShowOrganisation(Database database, AccountHydrator accounts, TimeProvider clock)
{
    internal static readonly string StewardsSql =
        $"""
        SELECT s.account_id FROM organisation_stewards s
        WHERE s.organisation_id = @id AND {BlockRule.PersonSql("s.account_id")} ORDER BY s.created_at, s.account_id
        """;

    private const string MineSql =
        $"""
        SELECT 1 FROM memberships m WHERE m.organisation_id = @id AND m.account_id = @viewer AND {OrganisationRows.LastsSql}
        """;

    private const string DomainsSql = "SELECT domain FROM organisation_domains WHERE organisation_id = @id ORDER BY domain";

    public Task<Outcome<OrganisationOfViewer>> RunAsync(string slug, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync<Outcome<OrganisationOfViewer>>(
            async db =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.OpenAsync(db, parsed) is not { } found) return Fault.NotFound;
                var args = new { id = found.Id, viewer = viewer?.Value ?? 0, now = clock.Milliseconds() };
                found.Members = await ListOrganisations.CountAsync(db, found.Id, args.now);
                var stewards = await accounts.LoadAsync(db, await db.QueryAsync<AccountId>(StewardsSql, args));
                var domains = await db.QueryAsync<string>(DomainsSql, args);
                if (viewer is not { } me) return new OrganisationOfViewer(found.ToShown(), stewards, domains, false, false);
                return new OrganisationOfViewer(
                    found.ToShown(), stewards, domains, await db.ScalarAsync<long?>(MineSql, args) is not null,
                    await OrganisationRows.IsStewardAsync(db, found.Id, me))
                {
                    Invitation = (await ListMemberships.InvitationsAsync(db, me, args.now)).Find(one => one.Slug == found.Slug),
                };
            },
            ct);
}

/// <param name="Domains">Its mail domains.</param>
/// <param name="IsMember">The viewer is confirmed as a member, shown or not.</param>
public sealed record OrganisationOfViewer(
    ShownOrganisation Organisation, IReadOnlyList<AccountView> Stewards, IReadOnlyList<string> Domains, bool IsMember, bool IsSteward)
{
    /// <summary>It invites the viewer by name; null where it does not.</summary>
    public OwnInvitation? Invitation { get; init; }
}
