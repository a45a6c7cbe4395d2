using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>Asks a signed-in person for their password again, before what a borrowed browser must not do.</summary>
public sealed class OwnPassword(Database database, IPasswordHasher<User> passwords)
{
    private static readonly Fault Wrong = Fault.Invalid([new FieldFault("current_password", "ERR_INVALID", "The current password is not right")]);

    /// <returns>The person; 422 when it is not their password.</returns>
    public async Task<Outcome<User>> RunAsync(AccountId me, string typed, CancellationToken ct)
    {
        var user = await database.ReadAsync(db => db.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = me.Value }), ct);
        if (user?.PasswordHash is null || typed.Length > Password.MaxLength) return Wrong;
        return passwords.VerifyHashedPassword(user, user.PasswordHash, Password.Prepare(typed)) == PasswordVerificationResult.Failed ? Wrong : user;
    }
}
