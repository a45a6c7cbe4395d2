using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <param name="Code">Null for text that is not a code.</param>
/// <param name="Verifier">PKCE: the text whose hash is the challenge.</param>
public sealed record CodeExchange(Secret<AuthorizationCode>? Code, string RedirectUri, string? Verifier);

/// <summary>
/// Exchanges a code for a token, once. Mastodon gives an app that has a token the same one again; ours are stored only as hashes and cannot
/// be shown twice, so this is always a new one. A code that is used a second time may have been stolen, so the token that it gave is
/// revoked too (RFC 6749, 4.1.2).
/// </summary>
public sealed class ExchangeCode(Database database)
{
    public async Task<Outcome<IssuedToken>> RunAsync(ClientCredentials client, CodeExchange hand, CancellationToken ct)
    {
        // Not an Outcome inside the transaction: a refused second use must be written, and a failed outcome would be rolled back.
        var (token, fault) = await database.WriteAsync(tx => ExchangeAsync(tx, client, hand), ct);
        return token is null ? fault! : token;
    }

    private static async Task<(IssuedToken? Token, Fault? Fault)> ExchangeAsync(
        WriteTransaction tx, ClientCredentials client, CodeExchange hand)
    {
        if (await AppRow.AuthenticateAsync(tx, client) is not { } app) return (null, OAuthFaults.InvalidClient);
        if (hand.Code is not { Hash: var hash }) return (null, OAuthFaults.InvalidGrant);
        var grant = await tx.FirstOrDefaultAsync<GrantRow>(GrantRow.Sql, new { hash });
        if (grant is null || grant.AppId != app.Id) return (null, OAuthFaults.InvalidGrant);
        if (grant.UsedAt is not null) return (null, await RefuseSecondUseAsync(tx, grant));
        if (grant.ExpiresAt <= tx.Now || grant.RedirectUri != hand.RedirectUri || !Proves(grant.Challenge, hand.Verifier))
            return (null, OAuthFaults.InvalidGrant);
        return await UseAsync(tx, hash, grant);
    }

    private static async Task<(IssuedToken? Token, Fault? Fault)> UseAsync(WriteTransaction tx, string hash, GrantRow grant)
    {
        var used = await tx.ExecuteAsync(
            "UPDATE grants SET used_at = @Now WHERE code_hash = @hash AND used_at IS NULL", new { hash, tx.Now });
        if (used == 0) return (null, OAuthFaults.InvalidGrant);
        var token = await IssuedToken.IssueAsync(tx, grant.AppId, grant.AccountId, ScopeSet.Parse(grant.Scopes));
        await tx.ExecuteAsync("UPDATE grants SET token_id = @Token WHERE code_hash = @hash", new { hash, Token = token.Id.Value });
        return (token, null);
    }

    private static async Task<Fault> RefuseSecondUseAsync(WriteTransaction tx, GrantRow grant)
    {
        if (grant.TokenId is { } token) await TokenRows.RevokeAsync(tx, new(token), grant.AccountId);
        return OAuthFaults.InvalidGrant;
    }

    private static bool Proves(string? challenge, string? verifier) =>
        challenge is null
            || (verifier is not null && challenge == Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier))));

    private sealed class GrantRow
    {
        public const string Sql =
            "SELECT app_id, account_id, redirect_uri, scopes, challenge, expires_at, used_at, token_id FROM grants WHERE code_hash = @hash";

        public AppId AppId { get; set; }
        public AccountId AccountId { get; set; }
        public string RedirectUri { get; set; } = "";
        public string Scopes { get; set; } = "";
        public string? Challenge { get; set; }
        public long ExpiresAt { get; set; }
        public long? UsedAt { get; set; }
        public long? TokenId { get; set; }
    }
}
