using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Staff say who looks after an organisation.</summary>
public sealed class ChangeStewards(Database database)
{
    private const string AddSql =
        """
        INSERT INTO organisation_stewards (organisation_id, account_id, created_at) VALUES (@id, @person, @Now)
        ON CONFLICT (organisation_id, account_id) DO NOTHING
        """;

    private const string RemoveSql = "DELETE FROM organisation_stewards WHERE organisation_id = @id AND account_id = @person";

    private const string CountSql = "SELECT COUNT(*) FROM organisation_stewards WHERE organisation_id = @id";

    private const string PersonSql =
        "SELECT m.account_id FROM (SELECT id AS account_id FROM accounts WHERE handle_key = @Key AND domain = '') m";

    private static readonly Fault Nobody = Fault.Invalid([new FieldFault("handle", "ERR_INVALID", "Nobody here has this name")]);

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: An organisation cannot have more than {Organisation.MostStewards} people who look after it");

    /// <param name="handle">With or without the @.</param>
    /// <param name="isIn">Whether they are one from now on.</param>
    /// <returns>404 for anybody but staff; 422 for an unknown name, and for one too many.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Organisation> id, string handle, bool isIn, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await OrganisationRows.ForStaffAsync(tx, id, me) is null) return Fault.NotFound;
                if (!Handle.TryParse(handle.Trim().TrimStart('@'), out var name)) return Nobody;
                // Whoever cannot come in any more can still be taken out.
                var sql = isIn ? $"{PersonSql} WHERE {OrganisationRows.PresentSql}" : PersonSql;
                if (await tx.ScalarAsync<long?>(sql, new { name.Key }) is not { } person) return Nobody;
                await tx.ExecuteAsync(isIn ? AddSql : RemoveSql, new { id, person, tx.Now });
                if (await tx.ScalarAsync<long>(CountSql, new { id }) > Organisation.MostStewards) return TooMany;
                await tx.AnnounceAsync(new OrganisationChanged(id));
                return Done.It;
            },
            ct);
}
