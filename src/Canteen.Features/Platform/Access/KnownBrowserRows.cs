using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Who has signed up or signed in with which browser: one row for each person and browser. Many people may share the browser of a ward.
/// </summary>
public static class KnownBrowserRows
{
    private const int MostOfAnAccount = 30;

    /// <param name="secret">From the browser's cookie.</param>
    /// <param name="account">Null when nobody has the name that was typed; this takes as much work as when somebody has it.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>Null when this person has not signed in with this browser.</returns>
    public static async Task<Id<KnownBrowser>?> FindAsync(ReadSession db, Secret<KnownBrowser>? secret, AccountId? account, long now)
    {
        var id = await db.ScalarAsync<long?>(
            "SELECT id FROM known_browsers WHERE token_hash = @Hash AND account_id = @Account AND expires_at > @now",
            new { Hash = secret?.Hash ?? "", Account = account?.Value ?? 0, now });
        return id is null ? null : new(id.Value);
    }

    /// <summary>
    /// Records that this person has signed up or signed in with this browser. The browser gets a new secret each time, so that a copy which
    /// an earlier user of a shared browser may have kept is worthless. The rows keep their ids, and so the counts of guesses that belong to
    /// them.
    /// </summary>
    /// <param name="secret">The browser's secret so far.</param>
    /// <returns>The new secret for the cookie.</returns>
    public static async Task<Secret<KnownBrowser>> RememberAsync(WriteTransaction tx, AccountId account, Secret<KnownBrowser>? secret)
    {
        var fresh = Secret<KnownBrowser>.New();
        var args = new
        {
            Id = tx.NewId<KnownBrowser>().Value,
            Old = secret?.Hash ?? "",
            New = fresh.Hash,
            Account = account.Value,
            ExpiresAt = tx.Now + (long)KnownBrowserCookie.Lifetime.TotalMilliseconds,
            tx.Now,
            MostOfAnAccount,
        };
        await tx.ExecuteAsync("UPDATE known_browsers SET token_hash = @New WHERE token_hash = @Old", args);
        await tx.ExecuteAsync(
            """
            INSERT INTO known_browsers (id, token_hash, account_id, expires_at) VALUES (@Id, @New, @Account, @ExpiresAt)
            ON CONFLICT (token_hash, account_id) DO UPDATE SET expires_at = excluded.expires_at
            """,
            args);
        await tx.ExecuteAsync("DELETE FROM known_browsers WHERE account_id = @Account AND expires_at < @Now", args);
        await tx.ExecuteAsync(
            """
            DELETE FROM known_browsers WHERE id IN (
                SELECT id FROM known_browsers WHERE account_id = @Account
                ORDER BY expires_at DESC, id DESC LIMIT 1000 OFFSET @MostOfAnAccount)
            """,
            args);
        return fresh;
    }

    /// <summary>After a new password no browser is known any more, because somebody else may have signed in with one of them.</summary>
    /// <param name="except">The secret of the browser in which the password was set.</param>
    public static Task ForgetAsync(WriteTransaction tx, AccountId account, Secret<KnownBrowser>? except) => tx.ExecuteAsync(
        "DELETE FROM known_browsers WHERE account_id = @Account AND token_hash <> @Except",
        new { Account = account.Value, Except = except?.Hash ?? "" });
}
