using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>Who has signed in in which browser: a row for each person and browser. Many people share the browser of a ward.</summary>
public static class KnownBrowserRows
{
    private const int MostOfAnAccount = 30;

    /// <param name="secret">From the browser's cookie.</param>
    /// <param name="account">Null where nobody has the name that was typed; as much work as for somebody.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>Null when this person has not signed in in this browser.</returns>
    public static async Task<Id<KnownBrowser>?> FindAsync(ReadSession db, Secret<KnownBrowser>? secret, AccountId? account, long now)
    {
        var id = await db.ScalarAsync<long?>(
            "SELECT id FROM known_browsers WHERE token_hash = @Hash AND account_id = @Account AND expires_at > @now",
            new { Hash = secret?.Hash ?? "", Account = account?.Value ?? 0, now });
        return id is null ? null : new(id.Value);
    }

    /// <summary>
    /// This person has proved who they are in this browser. The browser's secret is a new one each time, so that a copy of it, which an
    /// earlier user of a shared browser may have kept, is worth nothing for who comes after; the rows keep their ids and with them what was
    /// guessed.
    /// </summary>
    /// <param name="secret">The one that it had.</param>
    /// <returns>The secret for the cookie.</returns>
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

    /// <summary>A new password makes strangers of all browsers, because somebody else may have signed in in one of them.</summary>
    /// <param name="except">The secret of the browser in which it was set.</param>
    public static Task ForgetAsync(WriteTransaction tx, AccountId account, Secret<KnownBrowser>? except) => tx.ExecuteAsync(
        "DELETE FROM known_browsers WHERE account_id = @Account AND token_hash <> @Except",
        new { Account = account.Value, Except = except?.Hash ?? "" });
}
