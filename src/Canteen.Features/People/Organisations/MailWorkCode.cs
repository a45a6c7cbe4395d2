using Canteen.Features.Platform.Allowances;
using Canteen.Features.Platform.Mail;
using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>
/// Mails a code to a work address, which confirms the member who types it in. The address is in the mail alone, and is not kept.
/// </summary>
public sealed class MailWorkCode(Database database, OrganisationMails mails)
{
    private static readonly Allowance OfAccount = new("work codes of account", 5, TimeSpan.FromHours(1));

    private const string KeepSql =
        """
        INSERT INTO work_addresses (organisation_id, account_id, address_hash, code_hash, tries_left, expires_at)
        VALUES (@Id, @me, @hash, @Code, @Tries, @Until)
        ON CONFLICT (organisation_id, account_id) DO UPDATE SET
          address_hash = excluded.address_hash, code_hash = excluded.code_hash, tries_left = excluded.tries_left,
          expires_at = excluded.expires_at
        """;

    private static readonly Fault Malformed = Fault.Invalid(
        [new FieldFault("email", "ERR_INVALID", "Work address should look like name@example.org")]);

    private static readonly Fault Elsewhere = Fault.Invalid(
        [new FieldFault("email", "ERR_INVALID", "Work address should end in one of the mail domains of this organisation")]);

    private static readonly Fault TooOften = Fault.TooMany(
        "You've asked for several codes already. Please wait for an hour and try again.");

    /// <returns>422 for an address in no domain of the organisation; 429 for too many mails; 404 for one that is not open.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, string slug, string email, CancellationToken ct)
    {
        if (!OrganisationSlug.TryParse(slug, out var parsed)) return Task.FromResult<Outcome<Done>>(Fault.NotFound);
        if (!EmailAddress.TryParse(email, out var address) || !MailDomain.TryFind(address, out var domain))
            return Task.FromResult<Outcome<Done>>(Malformed);
        var hash = WorkAddress.Hash(address);
        return database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await OrganisationRows.OpenAsync(tx, parsed) is not { } found) return Fault.NotFound;
                if (!await OwnsAsync(tx, found.Id, domain)) return Elsewhere;
                if (await OfAccount.TakeAsync(tx, me.ToString()) is null || !await MailAllowance.TakeAsync(tx, address)) return TooOften;
                var code = WorkAddress.NewCode();
                await tx.ExecuteAsync(KeepSql, new
                {
                    found.Id, me, hash, Code = WorkAddress.HashCode(me, code), WorkAddress.Tries,
                    Until = tx.Now + (long)WorkAddress.CodeLasts.TotalMilliseconds,
                });
                var handle = await tx.ScalarAsync<string>("SELECT handle FROM accounts WHERE id = @me", new { me });
                await mails.Code(address, found.Name, handle!, WorkAddress.Spaced(code)).SendAsync(tx);
                return Done.It;
            },
            ct);
    }

    private static async Task<bool> OwnsAsync(ReadSession db, Id<Organisation> organisation, MailDomain domain) =>
        await db.ScalarAsync<long>(
            "SELECT COUNT(*) FROM organisation_domains WHERE domain = @Text AND organisation_id = @organisation",
            new { domain.Text, organisation }) > 0;
}
