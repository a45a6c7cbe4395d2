using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>An app revokes a token. Doing it twice succeeds, and so does revoking a token that never existed (RFC 7009).</summary>
public sealed class RevokeToken(Database database)
{
    /// <returns>403 for a missing token, a wrong client, or a token of another app.</returns>
    public Task<Outcome<Done>> RunAsync(ClientCredentials client, string text, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (text.Length == 0 || await AppRow.AuthenticateAsync(tx, client) is not { } app) return OAuthFaults.UnauthorizedClient;
                if (!Secret<AccessToken>.TryParse(text, out var secret)) return Done.It;
                var token = await tx.FirstOrDefaultAsync<TokenOwnerRow>(
                    "SELECT id, app_id, account_id FROM tokens WHERE token_hash = @Hash", new { secret.Hash });
                if (token is null) return Done.It;
                if (token.AppId != app.Id.Value) return OAuthFaults.UnauthorizedClient;
                await TokenRows.RevokeAsync(tx, token.Id, token.AccountId is { } account ? new AccountId(account) : null);
                return Done.It;
            },
            ct);

    private sealed class TokenOwnerRow
    {
        public TokenId Id { get; set; }
        public long? AppId { get; set; }
        public long? AccountId { get; set; }
    }
}
