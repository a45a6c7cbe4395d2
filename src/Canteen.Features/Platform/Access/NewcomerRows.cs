using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>Deletes somebody who signed up and was never admitted: nobody has seen them, so no other rows refer to theirs.</summary>
public static class NewcomerRows
{
    private static readonly string[] Tables = ["mail_tokens", "known_browsers", "grants", "tokens", "sessions", "account_keys", "users"];

    public static async Task DeleteAsync(WriteTransaction tx, AccountId account)
    {
        var args = new { Id = account.Value };
        foreach (var table in Tables) await tx.ExecuteAsync($"DELETE FROM {table} WHERE account_id = @Id", args);
        await tx.ExecuteAsync("DELETE FROM accounts WHERE id = @Id", args);
        await tx.AnnounceAsync(new SignInsEnded(account));
    }
}
