using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>Everything that can act for an account: its browser sessions and its tokens.</summary>
public static class SignIns
{
    /// <summary>
    /// Ends them all, and the codes that could still be exchanged for tokens: a new password would be no use while old sign-ins still
    /// worked.
    /// </summary>
    /// <param name="except">The session in which the person asked for it.</param>
    public static async Task EndAllAsync(WriteTransaction tx, AccountId account, SessionId? except = null)
    {
        var args = new { Account = account.Value, Except = except?.Value ?? 0, tx.Now };
        await tx.ExecuteAsync("DELETE FROM sessions WHERE account_id = @Account AND id <> @Except", args);
        await tx.ExecuteAsync("UPDATE tokens SET revoked_at = @Now WHERE account_id = @Account AND revoked_at IS NULL", args);
        await tx.ExecuteAsync("DELETE FROM grants WHERE account_id = @Account AND used_at IS NULL", args);
        await tx.AnnounceAsync(new SignInsEnded(account));
    }
}
