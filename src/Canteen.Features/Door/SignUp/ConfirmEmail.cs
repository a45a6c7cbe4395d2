using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.SignUp;

/// <summary>The link in the mail was opened, so the e-mail address is theirs.</summary>
public sealed class ConfirmEmail(Database database, TimeProvider clock)
{
    public static readonly Fault Void = Fault.Invalid("This link has already been used or has expired. You can get a new one below.");

    /// <returns>
    /// The person, who may have to be approved; 422 for a link that is void, also if another account has confirmed the same address first.
    /// </returns>
    public async Task<Outcome<User>> RunAsync(string text, CancellationToken ct)
    {
        // Invented links must not queue up for the writer.
        var known = await database.ReadAsync(db => MailToken.PeekAsync<ConfirmLink>(db, text, clock.Milliseconds()), ct);
        if (known is null) return Void;
        return await database.WriteAsync<Outcome<User>>(
            async tx =>
            {
                if (await MailToken.TakeAsync<ConfirmLink>(tx, text) is not { } token) return Void;
                if (!EmailAddress.TryParse(token.Email, out var email)) return Void;
                if (await tx.ScalarAsync<long>("SELECT count(*) FROM users WHERE email_key = @Key", new { email.Key }) > 0) return Void;
                return await ConfirmAsync(tx, token.AccountId, email);
            },
            ct);
    }

    // The address in the token must still be that of the account: it may have been corrected since the mail was sent.
    private static async Task<Outcome<User>> ConfirmAsync(WriteTransaction tx, AccountId account, EmailAddress email)
    {
        var confirmed = await tx.ExecuteAsync(
            "UPDATE users SET confirmed_at = @Now, email_key = @Key WHERE account_id = @Id AND email = @Text AND confirmed_at IS NULL",
            new { tx.Now, email.Key, Id = account.Value, email.Text });
        if (confirmed == 0) return Void;
        await tx.AnnounceAsync(new EmailConfirmed(account));
        var user = await tx.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = account.Value });
        if (user is not { ApprovedAt: null }) await tx.AnnounceAsync(new AccountAdmitted(account));
        return user!;
    }
}
