using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>A new password by a link from a mail.</summary>
public sealed class ResetPassword(Database database, IPasswordHasher<User> passwords, PasswordMails mails)
{
    public static readonly Fault Void = Fault.Invalid("This link has been used already or has expired. Please ask for a new one.");

    /// <returns>422 for a void link, or with details for a weak password.</returns>
    public async Task<Outcome<Done>> RunAsync(string text, string password, CancellationToken ct)
    {
        if (Password.Problem(password) is { } weak) return Fault.Invalid([weak]);
        var hash = passwords.HashPassword(new User(), Password.Prepare(password));
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await MailToken.TakeAsync<ResetLink>(tx, text) is not { } token) return Void;
                var user = await tx.FirstOrDefaultAsync<User>(
                    User.Sql + " WHERE u.account_id = @Id AND u.email = @Email AND u.confirmed_at IS NOT NULL", new { Id = token.AccountId.Value, token.Email });
                if (user is null) return Void;
                await NewPassword.WriteAsync(tx, user.AccountId, hash);
                await mails.Changed(user.Email, user.Handle).SendAsync(tx);
                return Done.It;
            },
            ct);
    }
}
