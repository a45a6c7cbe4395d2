using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// All organisations for staff: proposals first, closed ones last; or one of them with its domains and stewards. No members.
/// </summary>
public sealed class ListForStaff(Database database, AccountHydrator accounts)
{
    private const string Sql =
        $"""
        SELECT {OrganisationRows.Columns}, a.handle AS proposer FROM organisations o JOIN accounts a ON a.id = o.created_by
        WHERE @id = 0 OR o.id = @id ORDER BY o.state, o.name_key, o.id LIMIT 500
        """;

    private const string DomainsSql = "SELECT domain FROM organisation_domains WHERE organisation_id = @id ORDER BY domain";

    private const string StewardsSql =
        "SELECT account_id FROM organisation_stewards WHERE organisation_id = @id ORDER BY created_at, account_id";

    /// <param name="only">Null for all of them.</param>
    /// <returns>404 for anybody but staff, and for one that there is not.</returns>
    public Task<Outcome<List<StaffOrganisation>>> RunAsync(AccountId me, Id<Organisation>? only, CancellationToken ct) =>
        database.ReadAsync<Outcome<List<StaffOrganisation>>>(
            async db =>
            {
                if (!await StaffGate.IsStaffAsync(db, me)) return Fault.NotFound;
                var rows = await db.QueryAsync<Row>(Sql, new { id = only?.Value ?? 0 });
                if (only is not { } id) return rows.ConvertAll(row => new StaffOrganisation(row.ToShown(), row.Proposer, [], []));
                if (rows is not [var found]) return Fault.NotFound;
                var stewards = await accounts.LoadAsync(db, await db.QueryAsync<AccountId>(StewardsSql, new { id }));
                return new List<StaffOrganisation>
                {
                    new(found.ToShown(), found.Proposer, await db.QueryAsync<string>(DomainsSql, new { id }), stewards),
                };
            },
            ct);

    private sealed class Row : OrganisationRow
    {
        public string Proposer { get; set; } = "";
    }
}

/// <param name="Proposer">The handle of whoever proposed it.</param>
public sealed record StaffOrganisation(
    ShownOrganisation Organisation, string Proposer, IReadOnlyList<string> Domains, IReadOnlyList<AccountView> Stewards);
