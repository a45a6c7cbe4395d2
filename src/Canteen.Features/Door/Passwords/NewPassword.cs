using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.Passwords;

internal static class NewPassword
{
    /// <summary>Writes the hash, lifts a lockout, and ends what was signed in by the old password.</summary>
    public static async Task WriteAsync(WriteTransaction tx, AccountId account, string hash, SessionId? except = null)
    {
        await tx.ExecuteAsync(
            """
            UPDATE users SET password_hash = @hash, security_stamp = @Stamp, failed_count = 0, locked_until = NULL WHERE account_id = @Id
            """,
            new { hash, Stamp = Nonce.New(), Id = account.Value });
        await tx.ExecuteAsync("DELETE FROM mail_tokens WHERE account_id = @Id AND purpose = 'reset'", new { Id = account.Value });
        await SignIns.EndAllAsync(tx, account, except);
    }
}
