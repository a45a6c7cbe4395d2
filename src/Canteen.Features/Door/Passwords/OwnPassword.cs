using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.Passwords;

/// <summary>
/// Asks a signed-in person for their password again before an action that a borrowed browser must not allow. It can be tried often enough
/// for slips, but not often enough for guessing.
/// </summary>
public sealed class OwnPassword(Database database, IPasswordHasher<User> passwords)
{
    private static readonly Fault Wrong = Fault.Invalid(
        [new FieldFault("current_password", "ERR_INVALID", "The current password is not right")]);

    private static readonly Fault Locked = Fault.TooMany(
        "That password was tried too often. Please wait for half an hour, or sign out and set a new password by mail.");

    /// <returns>The person; 422 if it is not their password; 429 after too many tries.</returns>
    public async Task<Outcome<User>> RunAsync(AccountId me, SessionId here, string typed, CancellationToken ct)
    {
        var counted = await database.WriteAsync<Outcome<Done>>(async tx => await CountAsync(tx, me, here) ? Done.It : Locked, ct);
        if (!counted.Is(out _, out var fault)) return fault;
        var user = await database.ReadAsync(
            db => db.FirstOrDefaultAsync<User>(User.Sql + " WHERE u.account_id = @Id", new { Id = me.Value }), ct);
        if (user?.PasswordHash is null || typed.Length > Password.MaxLength) return Wrong;
        if (passwords.VerifyHashedPassword(user, user.PasswordHash, Password.Prepare(typed)) == PasswordVerificationResult.Failed)
            return Wrong;
        await database.WriteAsync(tx => GiveBackAsync(tx, me, here), ct);
        return user;
    }

    private static async Task<bool> CountAsync(WriteTransaction tx, AccountId me, SessionId here) =>
        await PasswordGuesses.BySession.TakeAsync(tx, here.ToString()) is not null
        && await PasswordGuesses.ByAccount.TakeAsync(tx, me.ToString()) is not null;

    private static async Task<Done> GiveBackAsync(WriteTransaction tx, AccountId me, SessionId here)
    {
        await PasswordGuesses.BySession.GiveBackAsync(tx, here.ToString());
        await PasswordGuesses.ByAccount.GiveBackAsync(tx, me.ToString());
        return Done.It;
    }
}
