using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>A person who knows their password sets a new one. Everything except their current session is signed out.</summary>
public sealed class ChangePassword(Database database, IPasswordHasher<User> passwords, OwnPassword own, PasswordMails mails)
{
    /// <param name="browser">The secret of <see cref="KnownBrowserCookie"/>.</param>
    /// <returns>422 with details for a wrong current password or a weak new one; 429 after too many wrong ones.</returns>
    public async Task<Outcome<Done>> RunAsync(
        AccountId me, SessionId here, Secret<KnownBrowser>? browser, WantedPassword typed, CancellationToken ct)
    {
        var wanted = typed.Wanted;
        if (!(await own.RunAsync(me, here, typed.Current, ct)).Is(out var user, out var fault)) return fault;
        if (Password.Problem(wanted, user.Handle, user.Email) is { } weak) return Fault.Invalid([weak with { Field = "new_password" }]);
        var hash = passwords.HashPassword(user, Password.Prepare(wanted));
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                await NewPassword.WriteAsync(tx, me, hash, here, browser);
                await mails.Changed(user.Email, user.Handle).SendAsync(tx);
                return Done.It;
            },
            ct);
    }
}

public sealed record WantedPassword(string Current, string Wanted);
