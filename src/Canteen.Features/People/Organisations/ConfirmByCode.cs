using Canteen.Storage;

namespace Canteen.Features.People.Organisations;

/// <summary>A member types in the code that was mailed to their work address.</summary>
public sealed class ConfirmByCode(Database database)
{
    internal const string TakeTrySql =
        """
        UPDATE work_addresses SET tries_left = tries_left - 1
        WHERE organisation_id = @Id AND account_id = @me AND tries_left > 0 AND expires_at > @Now
        RETURNING address_hash, code_hash, tries_left
        """;

    private const string ForgetSql = "DELETE FROM work_addresses WHERE organisation_id = @Id AND account_id = @me";

    private static readonly Fault Over = Fault.Invalid(
        [new FieldFault("code", "ERR_INVALID", "This code no longer works. Please ask for a new one")]);

    private static readonly Fault Wrong = Fault.Invalid([new FieldFault("code", "ERR_INVALID", "This isn't the code from the mail")]);

    /// <returns>422 for a wrong code, after too many of them, and for an address that has confirmed another account.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId me, string slug, string code, CancellationToken ct)
    {
        if (!OrganisationSlug.TryParse(slug, out var parsed)) return Fault.NotFound;
        // A wrong code is counted, so the transaction with it must not be rolled back.
        var tried = await database.WriteAsync(tx => TryAsync(tx, me, parsed, WorkAddress.HashCode(me, code)), ct);
        return tried.Refusal is { } refusal ? refusal : Done.It;
    }

    private static async Task<Tried> TryAsync(WriteTransaction tx, AccountId me, OrganisationSlug slug, string code)
    {
        if (await OrganisationRows.OpenAsync(tx, slug) is not { } found) return new(Fault.NotFound);
        var args = new { found.Id, me, tx.Now };
        if (await tx.FirstOrDefaultAsync<Row>(TakeTrySql, args) is not { } row) return new(Over);
        if (row.CodeHash != code) return new(row.TriesLeft > 0 ? Wrong : Over);
        await tx.ExecuteAsync(ForgetSql, args);
        return new(await MembershipRows.ConfirmAsync(tx, found.Id, me, MembershipWay.Mail, row.AddressHash));
    }

    /// <param name="Refusal">Null where the member is confirmed.</param>
    private sealed record Tried(Fault? Refusal);

    private sealed class Row
    {
        public string AddressHash { get; set; } = "";
        public string CodeHash { get; set; } = "";
        public long TriesLeft { get; set; }
    }
}
