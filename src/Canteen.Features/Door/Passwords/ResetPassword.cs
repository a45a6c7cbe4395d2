using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>Sets a new password with a link from a mail. The browser in which it is set becomes one that the person is known by.</summary>
public sealed class ResetPassword(Database database, IPasswordHasher<User> passwords, PasswordMails mails, TimeProvider clock)
{
    public static readonly Fault Void = Fault.Invalid("This link has already been used or has expired. Please ask for a new one.");

    /// <param name="browser">The secret of <see cref="KnownBrowserCookie"/> that the browser already has.</param>
    /// <returns>The new secret for that cookie; 422 for a void link, or with details for a weak password.</returns>
    public async Task<Outcome<Secret<KnownBrowser>>> RunAsync(
        string text, string password, Secret<KnownBrowser>? browser, CancellationToken ct)
    {
        // Hashing is slow on purpose, so it is done only for valid links.
        if (await database.ReadAsync(db => WhoseAsync(db, text, clock.Milliseconds()), ct) is not { } owner) return Void;
        if (Password.Problem(password, owner.Handle, owner.Email) is { } weak) return Fault.Invalid([weak]);
        var hash = passwords.HashPassword(owner, Password.Prepare(password));
        return await database.WriteAsync<Outcome<Secret<KnownBrowser>>>(
            async tx =>
            {
                if (await WhoseAsync(tx, text, tx.Now) is not { } user) return Void;
                await NewPassword.WriteAsync(tx, user.AccountId, hash, browser: browser);
                await mails.Changed(user.Email, user.Handle).SendAsync(tx);
                return await KnownBrowserRows.RememberAsync(tx, user.AccountId, browser);
            },
            ct);
    }

    private static async Task<User?> WhoseAsync(ReadSession db, string text, long now)
    {
        if (await MailToken.PeekAsync<ResetLink>(db, text, now) is not { } token) return null;
        return await db.FirstOrDefaultAsync<User>(
            User.Sql + " WHERE u.account_id = @Id AND u.email = @Email AND u.confirmed_at IS NOT NULL",
            new { Id = token.AccountId.Value, token.Email });
    }
}
