using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

/// <summary>The link mailed to the new address was opened. The old address is notified, and links mailed to it become void.</summary>
public sealed class ConfirmNewEmail(Database database, PasswordMails mails, TimeProvider clock)
{
    /// <returns>422 for a link that is void, also if the address has meanwhile become another account's.</returns>
    public async Task<Outcome<Done>> RunAsync(string text, CancellationToken ct)
    {
        // Invented links must not queue up for the writer.
        var known = await database.ReadAsync(db => MailToken.PeekAsync<NewEmailLink>(db, text, clock.Milliseconds()), ct);
        if (known is null) return ResetPassword.Void;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await MailToken.TakeAsync<NewEmailLink>(tx, text) is not { } token) return ResetPassword.Void;
                if (!EmailAddress.TryParse(token.Email, out var address)) return ResetPassword.Void;
                var args = new { Id = token.AccountId.Value, address.Key, address.Text };
                if (await tx.ScalarAsync<long>("SELECT count(*) FROM users WHERE email_key = @Key AND account_id <> @Id", args) > 0)
                    return ResetPassword.Void;
                if (await tx.FirstOrDefaultAsync<User>(
                    User.Sql + " WHERE u.account_id = @Id AND u.confirmed_at IS NOT NULL", args) is not { } user) return ResetPassword.Void;
                await tx.ExecuteAsync("UPDATE users SET email = @Text, email_key = @Key WHERE account_id = @Id", args);
                await tx.ExecuteAsync("DELETE FROM mail_tokens WHERE account_id = @Id", args);
                await tx.AnnounceAsync(new EmailConfirmed(user.AccountId));
                await mails.EmailChanged(user.Email, user.Handle).SendAsync(tx);
                return Done.It;
            },
            ct);
    }
}
