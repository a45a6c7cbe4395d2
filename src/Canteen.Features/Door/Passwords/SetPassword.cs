using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>A new password, by the operator's word. It ends every session and every token of the account, and a lockout.</summary>
public sealed class SetPassword(Database database, IPasswordHasher<User> passwords)
{
    /// <param name="handle">With or without the @.</param>
    /// <returns>404 for no such account of ours; 422 for a weak password.</returns>
    public async Task<Outcome<Done>> RunAsync(string handle, string password, CancellationToken ct)
    {
        if (!Handle.TryParse(handle.TrimStart('@'), out var name)) return Fault.NotFound;
        if (Password.Problem(password, name.Text) is { } weak) return Fault.Invalid([weak]);
        var hash = passwords.HashPassword(new User(), Password.Prepare(password));
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var account = await tx.ScalarAsync<long?>(
                    "SELECT u.account_id FROM users u JOIN accounts a ON a.id = u.account_id WHERE a.handle_key = @Key AND a.domain = ''",
                    new { name.Key });
                if (account is null) return Fault.NotFound;
                await NewPassword.WriteAsync(tx, new(account.Value), hash);
                return Done.It;
            },
            ct);
    }
}
