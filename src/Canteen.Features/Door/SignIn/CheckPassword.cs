using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace Canteen.Features.Door.SignIn;

/// <summary>
/// Is this the person? A wrong name and a wrong password are answered alike and cost the same work; ten failures close the door for a
/// quarter of an hour.
/// </summary>
public sealed class CheckPassword(UserDirectory users, UnknownNames unknown, IPasswordHasher<User> passwords)
{
    public static readonly Fault Wrong = Fault.Invalid("That name and password do not belong together. Please check both and try again.");

    public static readonly Fault Locked = Fault.TooMany(
        "That was ten tries, so we have closed sign-in for this name for 15 minutes, to keep it safe. Have a cup of tea, or set a new password now.");

    private static readonly User Nobody = new();
    private static string? _hashOfNothing;

    /// <param name="login">An e-mail address or a handle.</param>
    /// <returns>The person, who may still have to confirm their address or be approved (<see cref="User.State"/>).</returns>
    public async Task<Outcome<User>> RunAsync(string login, string password, CancellationToken ct)
    {
        var typed = password.Length <= Password.MaxLength ? Password.Prepare(password) : "";
        if (await users.FindByNameAsync(login) is not { PasswordHash: not null } user) return RefuseNobody(login, typed);
        if (await users.IsLockedOutAsync(user)) return Locked;
        if (!await users.CheckPasswordAsync(user, typed))
        {
            await users.AccessFailedAsync(user);
            return await users.IsLockedOutAsync(user) ? Locked : Wrong;
        }
        await users.ResetAccessFailedCountAsync(user);
        return await users.IsLockedOutAsync(user) ? Locked : user;
    }

    private Fault RefuseNobody(string login, string typed)
    {
        if (unknown.CountTry(login)) return Locked;
        _hashOfNothing ??= passwords.HashPassword(Nobody, Nonce.New());
        passwords.VerifyHashedPassword(Nobody, _hashOfNothing, typed);
        return Wrong;
    }
}
