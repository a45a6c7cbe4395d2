using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// The operator sets a new password. It ends every session and token of the account, and unlocks sign-in after too many wrong guesses.
/// </summary>
public sealed class SetPassword(Database database, IPasswordHasher<User> passwords)
{
    /// <param name="handle">With or without the @.</param>
    /// <returns>404 if there is no such local account; 422 for a weak password.</returns>
    public async Task<Outcome<Done>> RunAsync(string handle, string password, CancellationToken ct)
    {
        if (!Handle.TryParse(handle.TrimStart('@'), out var name)) return Fault.NotFound;
        if (Password.Problem(password, name.Text) is { } weak) return Fault.Invalid([weak]);
        var hash = passwords.HashPassword(new User(), Password.Prepare(password));
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var user = await tx.FirstOrDefaultAsync<User>(User.Sql + " WHERE a.handle_key = @Key AND a.domain = ''", new { name.Key });
                if (user is null) return Fault.NotFound;
                await NewPassword.WriteAsync(tx, user.AccountId, hash);
                await PasswordGuesses.ByLogin.RestoreAsync(tx, name.Key);
                await PasswordGuesses.ByLogin.RestoreAsync(tx, user.Email.ToLowerInvariant());
                return Done.It;
            },
            ct);
    }
}
