using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignUp;

/// <summary>
/// The link in the mail was opened, so the e-mail address is theirs. That does not make the account theirs: somebody else may have signed
/// up with their address and wait for them to confirm it. So they also show that they chose the password, or choose a new one, which ends
/// what was signed in with the old one.
/// </summary>
public sealed class ConfirmEmail(Database database, IPasswordHasher<User> passwords, TimeProvider clock)
{
    public static readonly Fault Void = Fault.Invalid("This link has already been used or has expired. You can get a new one below.");

    private static readonly Fault Wrong = Fault.Invalid([new FieldFault("password", "ERR_INVALID", "That password isn't right")]);

    /// <param name="browser">The secret of <see cref="KnownBrowserCookie"/>: where they signed up, nothing more is asked.</param>
    /// <returns>
    /// The person, who may have to be approved; 422 for a link that is void, also if another account has confirmed the same address first,
    /// and with details for a wrong or weak password.
    /// </returns>
    public async Task<Outcome<User>> RunAsync(ConfirmForm form, Secret<KnownBrowser>? browser, CancellationToken ct)
    {
        // Invented links must not queue up for the writer.
        var found = await database.ReadAsync(db => Newcomer.FindAsync(db, form.Token, browser, clock.Milliseconds()), ct);
        if (found is not { } known) return Void;
        if (Refusal(form, known) is { } refusal) return refusal;
        var hash = form.NewPassword is { } chosen ? passwords.HashPassword(known.User, Password.Prepare(chosen)) : null;
        return await database.WriteAsync<Outcome<User>>(
            async tx =>
            {
                if (await MailToken.TakeAsync<ConfirmLink>(tx, form.Token) is not { } token) return Void;
                if (!EmailAddress.TryParse(token.Email, out var email)) return Void;
                if (await tx.ScalarAsync<long>("SELECT count(*) FROM users WHERE email_key = @Key", new { email.Key }) > 0) return Void;
                if (hash is not null) await NewPassword.WriteAsync(tx, token.AccountId, hash, browser: browser);
                return await ConfirmAsync(tx, token.AccountId, email);
            },
            ct);
    }

    private Fault? Refusal(ConfirmForm form, Newcomer known)
    {
        if (form.NewPassword is { } chosen)
            return Password.Problem(chosen, known.User.Handle, known.User.Email) is { } weak ? Fault.Invalid([weak]) : null;
        return known.SignedUpHere || Knows(known.User, form.Password) ? null : Wrong;
    }

    private bool Knows(User user, string password) =>
        user.PasswordHash is { } hash && password.Length <= Password.MaxLength
        && passwords.VerifyHashedPassword(user, hash, Password.Prepare(password)) != PasswordVerificationResult.Failed;

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

/// <param name="Token">From the link.</param>
/// <param name="Password">The one chosen at sign-up; empty where it is not asked for.</param>
/// <param name="NewPassword">Instead of that one; null unless they want to choose another.</param>
public sealed record ConfirmForm(string Token, string Password, string? NewPassword);
