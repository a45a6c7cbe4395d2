using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// The members of an open organisation who let themselves be shown and whom the viewer may see, the newest first. Nobody who writes under a
/// pseudonym is among them. 404 for an organisation that is not open.
/// </summary>
public sealed class ListMembers(Database database, AccountHydrator accounts, TimeProvider clock)
{
    public Task<Outcome<Page<AccountView>>> RunAsync(string slug, AccountId? viewer, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<Page<AccountView>>>(
            async db =>
            {
                if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
                if (await OrganisationRows.OpenAsync(db, parsed) is not { } found) return Fault.NotFound;
                var args = new
                {
                    id = found.Id, viewer = viewer?.Value ?? 0, now = clock.Milliseconds(), window.Below, window.Above, window.Limit,
                };
                return await accounts.PageAsync(db, Sql(window.Order), args, window);
            },
            ct);

    internal static string Sql(string order) =>
        $"""
        SELECT m.id AS cursor, m.account_id FROM memberships m
        WHERE m.organisation_id = @id AND {OrganisationRows.ListedSql} AND m.id < @Below AND m.id > @Above
        ORDER BY m.id {order} LIMIT @Limit
        """;
}
