using Canteen.Storage;

namespace Canteen.Features.Platform.Access;

/// <summary>A new access token. Its secret is known only here; the database keeps the hash.</summary>
/// <param name="CreatedAt">Milliseconds since 1970.</param>
public sealed record IssuedToken(TokenId Id, Secret<AccessToken> Secret, ScopeSet Scopes, long CreatedAt)
{
    /// <param name="app">Null for a token made by the operator.</param>
    /// <param name="account">Null for an app's own token.</param>
    public static async Task<IssuedToken> IssueAsync(WriteTransaction tx, AppId? app, AccountId? account, ScopeSet scopes)
    {
        var token = new IssuedToken(tx.NewId<AccessToken>(), Secret<AccessToken>.New(), scopes, tx.Now);
        await tx.ExecuteAsync(
            """
            INSERT INTO tokens (id, token_hash, app_id, account_id, scopes, created_at)
            VALUES (@Id, @Hash, @App, @Account, @Scopes, @CreatedAt)
            """,
            new
            {
                Id = token.Id.Value,
                token.Secret.Hash,
                App = app?.Value,
                Account = account?.Value,
                Scopes = scopes.ToString(),
                token.CreatedAt,
            });
        return token;
    }
}
