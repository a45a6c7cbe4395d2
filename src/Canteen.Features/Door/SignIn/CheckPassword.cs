using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Allowances;
using Canteen.Storage;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignIn;

/// <summary>
/// Checks a name and a password. Whether or not the name exists, it makes the same queries and writes and checks one password. Tries are
/// counted by the name as typed, which reveals nothing about who has it; in a browser that the person has used before, they are counted by
/// that browser.
/// </summary>
public sealed class CheckPassword(Database database, IPasswordHasher<User> passwords, TimeProvider clock)
{
    public static readonly Fault Wrong = Fault.Invalid("That email or password isn't right. Check both and try again, or set a new password.");

    public static readonly Fault Locked = Fault.TooMany(
        "To keep this account safe, we've paused sign-in for half an hour after ten wrong passwords. "
        + "Have a cup of tea, or set a new password now to sign in with this browser straight away.");

    private static readonly User Nobody = new();

    // The hash to check against where there is none; made before anybody is looked up.
    private readonly string _hashOfNothing = passwords.HashPassword(Nobody, Nonce.New());

    /// <param name="browser">The secret of <see cref="KnownBrowserCookie"/>.</param>
    /// <returns>The person, who may still have to confirm their e-mail address or be approved (<see cref="User.State"/>).</returns>
    public async Task<Outcome<User>> RunAsync(string login, string password, Secret<KnownBrowser>? browser, CancellationToken ct)
    {
        var entry = await database.ReadAsync(db => LookAsync(db, Login.Of(login), browser), ct);
        if (entry.IsClosed) return Locked;
        // Counted before the password is checked, so that simultaneous tries are all counted.
        if (await database.WriteAsync(tx => entry.Guesses.TakeAsync(tx, entry.Whose), ct) is not { } left) return Locked;
        var verdict = Verify(entry.User, password);
        var isRight = verdict != PasswordVerificationResult.Failed;
        if (entry.User is not { PasswordHash: not null } user || !isRight) return left > 0 ? Wrong : Locked;
        await LetInAsync(entry, user, verdict == PasswordVerificationResult.SuccessRehashNeeded ? password : null, ct);
        return user;
    }

    private async Task<Entry> LookAsync(ReadSession db, Login login, Secret<KnownBrowser>? browser)
    {
        var user = await login.FindAsync(db);
        var known = await KnownBrowserRows.FindAsync(db, browser, user?.AccountId, clock.Milliseconds());
        var (guesses, whose) = known is { } id ? (PasswordGuesses.ByBrowser, id.ToString()) : (PasswordGuesses.ByLogin, login.Key);
        return new(user, guesses, whose, await guesses.IsUsedUpAsync(db, whose, clock.Milliseconds()));
    }

    private PasswordVerificationResult Verify(User? user, string password)
    {
        var typed = password.Length <= Password.MaxLength ? Password.Prepare(password) : "";
        return passwords.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? _hashOfNothing, typed);
    }

    private async Task LetInAsync(Entry entry, User user, string? outdated, CancellationToken ct)
    {
        var hash = outdated is null ? null : passwords.HashPassword(user, Password.Prepare(outdated));
        await database.WriteAsync(
            async tx =>
            {
                await entry.Guesses.GiveBackAsync(tx, entry.Whose);
                if (hash is null) return Done.It;
                await tx.ExecuteAsync(
                    "UPDATE users SET password_hash = @hash WHERE account_id = @Id AND password_hash = @PasswordHash",
                    new { hash, Id = user.AccountId.Value, user.PasswordHash });
                return Done.It;
            },
            ct);
    }

    /// <param name="Whose">The key by which guesses are counted.</param>
    private sealed record Entry(User? User, Allowance Guesses, string Whose, bool IsClosed);
}
