using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>Staff say which mail domains are an organisation's, so that addresses in them confirm its members.</summary>
public sealed class ChangeDomains(Database database)
{
    private const string AddSql =
        """
        INSERT INTO organisation_domains (domain, organisation_id, created_at) VALUES (@Text, @id, @Now)
        ON CONFLICT (domain) DO NOTHING
        """;

    private const string RemoveSql = "DELETE FROM organisation_domains WHERE domain = @Text AND organisation_id = @id";

    private const string CountSql = "SELECT COUNT(*) FROM organisation_domains WHERE organisation_id = @id";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: An organisation cannot have more than {Organisation.MostDomains} mail domains");

    /// <param name="isIn">Whether it is one of them from now on.</param>
    /// <returns>404 for anybody but staff; 422 for no domain, a general provider's, and one that is taken.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Organisation> id, string typed, bool isIn, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await OrganisationRows.ForStaffAsync(tx, id, me) is null) return Fault.NotFound;
                if (!MailDomain.TryParse(typed, out var domain)) return MailDomain.Wrong;
                var args = new { domain.Text, id, tx.Now };
                if (isIn)
                {
                    if (domain.IsForEverybody) return MailDomain.ForEverybody;
                    if (await tx.ExecuteAsync(AddSql, args) == 0) return MailDomain.Taken;
                    if (await tx.ScalarAsync<long>(CountSql, args) > Organisation.MostDomains) return TooMany;
                }
                else await tx.ExecuteAsync(RemoveSql, args);
                await tx.AnnounceAsync(new OrganisationChanged(id));
                return Done.It;
            },
            ct);
}
