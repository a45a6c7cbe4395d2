using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

internal static class NewPassword
{
    /// <summary>Writes the hash, deletes the reset links that were mailed, and ends what was signed in with the old password.</summary>
    /// <param name="except">The session in which the person set the password.</param>
    /// <param name="browser">
    /// The secret of <see cref="KnownBrowserCookie"/> of the browser in which they set it; all other known browsers are forgotten.
    /// </param>
    public static async Task WriteAsync(
        WriteTransaction tx, AccountId account, string hash, SessionId? except = null, Secret<KnownBrowser>? browser = null)
    {
        await tx.ExecuteAsync(
            "UPDATE users SET password_hash = @hash, security_stamp = @Stamp WHERE account_id = @Id",
            new { hash, Stamp = Nonce.New(), Id = account.Value });
        await tx.ExecuteAsync("DELETE FROM mail_tokens WHERE account_id = @Id AND purpose = 'reset'", new { Id = account.Value });
        await KnownBrowserRows.ForgetAsync(tx, account, browser);
        await SignIns.EndAllAsync(tx, account, except);
    }
}
