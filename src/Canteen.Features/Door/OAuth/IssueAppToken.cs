using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Issues a token for an app itself, without a person: to sign people up, or to read what is public. An app has at most a hundred; one more
/// revokes its oldest.
/// </summary>
public sealed class IssueAppToken(Database database)
{
    internal const string TooOldSql =
        """
        SELECT id FROM tokens WHERE app_id = @App AND account_id IS NULL AND revoked_at IS NULL
        ORDER BY app_id DESC, id DESC LIMIT 100 OFFSET @MostTokens
        """;

    // Enough for a program that runs on many machines at once.
    internal const int MostTokens = 100;

    private static readonly ScopeSet Default = ScopeSet.Parse("read");

    /// <param name="wanted">Must be among the scopes that the app registered; empty: read.</param>
    public Task<Outcome<IssuedToken>> RunAsync(ClientCredentials client, ScopeSet wanted, CancellationToken ct) =>
        database.WriteAsync<Outcome<IssuedToken>>(
            async tx =>
            {
                if (await AppRow.AuthenticateAsync(tx, client) is not { } app) return OAuthFaults.InvalidClient;
                var scopes = wanted.Names.Any() ? wanted : Default;
                if (!OAuthScopes.AreKnown(scopes) || !app.ScopeSet.CoversAll(scopes)) return OAuthFaults.InvalidScope;
                var token = await IssuedToken.IssueAsync(tx, app.Id, null, scopes);
                foreach (var old in await tx.QueryAsync<long>(TooOldSql, new { App = app.Id.Value, MostTokens }))
                    await TokenRows.RevokeAsync(tx, new(old), null);
                return token;
            },
            ct);
}
