using Canteen.Core;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// Signs a browser in: it gets a session of its own, which replaces the one it may have had, and becomes one that the person is known by.
/// </summary>
public sealed class OpenSession(Database database)
{
    private const int MaxUserAgent = 300;

    /// <param name="user">
    /// The user as read when the password or the link was checked; if the password has changed since then, no session is opened.
    /// </param>
    /// <returns>Null if no session was opened, also for an account that has been closed.</returns>
    public Task<BrowserSecrets?> RunAsync(User user, ClientBrowser browser, CancellationToken ct)
    {
        var secret = Secret<BrowserSession>.New();
        return database.WriteAsync<BrowserSecrets?>(
            async tx =>
            {
                var opened = await InsertAsync(tx, user, secret, PlainText.Clean(browser.UserAgent), browser.Address);
                if (opened == 0) return null;
                if (browser.Session is { } former) await EndAsync(tx, former);
                await tx.ExecuteAsync(
                    "DELETE FROM sessions WHERE account_id = @Id AND expires_at < @Now", new { Id = user.AccountId.Value, tx.Now });
                return new BrowserSecrets(secret, await KnownBrowserRows.RememberAsync(tx, user.AccountId, browser.KnownAs));
            },
            ct);
    }

    private static Task<int> InsertAsync(WriteTransaction tx, User user, Secret<BrowserSession> secret, string userAgent, string address) =>
        tx.ExecuteAsync(
        """
        INSERT INTO sessions (id, token_hash, account_id, user_agent, address, created_at, seen_at, expires_at)
        SELECT @Id, @Hash, account_id, @UserAgent, @address, @Now, @Now, @ExpiresAt FROM users
        WHERE account_id = @Account AND security_stamp = @SecurityStamp AND disabled_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = @Account AND a.suspended_at IS NOT NULL)
        """,
        new
        {
            Id = tx.NewId<BrowserSession>().Value,
            secret.Hash,
            UserAgent = userAgent.Length > MaxUserAgent ? userAgent[..MaxUserAgent] : userAgent,
            address,
            tx.Now,
            ExpiresAt = tx.Now + (long)SessionCookie.Lifetime.TotalMilliseconds,
            Account = user.AccountId.Value,
            user.SecurityStamp,
        });

    private static async Task EndAsync(WriteTransaction tx, SessionId former)
    {
        var account = await tx.ScalarAsync<long?>("DELETE FROM sessions WHERE id = @Id RETURNING account_id", new { Id = former.Value });
        if (account is not null) await tx.AnnounceAsync(new SessionEnded(former, new(account.Value)));
    }
}

/// <param name="Address">The browser's IP address.</param>
/// <param name="Session">The session that it already has.</param>
/// <param name="KnownAs">The secret of its <see cref="KnownBrowserCookie"/>.</param>
public sealed record ClientBrowser(string UserAgent, string Address, SessionId? Session, Secret<KnownBrowser>? KnownAs)
{
    public static ClientBrowser Of(HttpContext context) => new(
        context.Request.Headers.UserAgent.ToString(), context.Connection.RemoteIpAddress?.ToString() ?? "", context.Caller().Session,
        KnownBrowserCookie.Read(context));
}

/// <param name="Session">For <see cref="SessionCookie"/>.</param>
/// <param name="Known">For <see cref="KnownBrowserCookie"/>.</param>
public sealed record BrowserSecrets(Secret<BrowserSession> Session, Secret<KnownBrowser> Known)
{
    /// <summary>Gives the browser its cookies.</summary>
    public void Give(HttpContext context, CanteenSettings settings)
    {
        SessionCookie.Set(context, Session, settings);
        KnownBrowserCookie.Set(context, Known, settings);
    }
}
