using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <inheritdoc cref="ConfirmedOrganisations"/>
public sealed class FindConfirmed(Database database, TimeProvider clock)
{
    internal static readonly string Sql =
        $"""
        SELECT m.account_id, o.slug, o.name FROM memberships m JOIN organisations o ON o.id = m.organisation_id
        WHERE m.account_id IN @Ids AND o.state = 1 AND {OrganisationRows.LastsSql}
          AND (m.look = 1 OR (m.look = 2 AND m.names_organisation = TRUE AND m.known_at IS NOT NULL))
        """;

    public async Task<ILookup<AccountId, NamedOrganisation>> RunAsync(IReadOnlyList<AccountId> people, CancellationToken ct)
    {
        var args = new { Ids = people.Select(person => person.Value).ToArray(), now = clock.Milliseconds() };
        var rows = people.Count == 0 ? [] : await database.ReadAsync(db => db.QueryAsync<Row>(Sql, args), ct);
        return rows.OrderBy(row => row.Slug, StringComparer.Ordinal)
            .ToLookup(row => row.AccountId, row => new NamedOrganisation(row.Name, ShownOrganisation.PathOf(row.Slug)));
    }

    private sealed class Row
    {
        public AccountId AccountId { get; set; }
        public string Slug { get; set; } = "";
        public string Name { get; set; } = "";
    }
}
