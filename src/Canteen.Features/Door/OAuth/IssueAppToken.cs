using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>A token for an app itself, without a person: to sign people up, or to read what is public.</summary>
public sealed class IssueAppToken(Database database)
{
    private static readonly ScopeSet Default = ScopeSet.Parse("read");

    /// <param name="wanted">Within what the app registered; empty: read.</param>
    public Task<Outcome<IssuedToken>> RunAsync(ClientCredentials client, ScopeSet wanted, CancellationToken ct) =>
        database.WriteAsync<Outcome<IssuedToken>>(
            async tx =>
            {
                if (await AppRow.AuthenticateAsync(tx, client) is not { } app) return OAuthFaults.InvalidClient;
                var scopes = wanted.Names.Any() ? wanted : Default;
                if (!KnownScopes.AreKnown(scopes) || !app.ScopeSet.CoversAll(scopes)) return OAuthFaults.InvalidScope;
                return await IssuedToken.IssueAsync(tx, app.Id, null, scopes);
            },
            ct);
}
