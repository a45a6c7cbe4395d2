using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>Checks whether an authorisation request is valid, and whether this person has agreed to as much before.</summary>
public sealed class CheckRequest(Database database)
{
    /// <param name="me">Null if nobody is signed in yet.</param>
    /// <returns>400 with the error codes of OAuth.</returns>
    public Task<Outcome<AuthorizeOffer>> RunAsync(AuthorizeRequest request, AccountId? me, CancellationToken ct) =>
        database.ReadAsync<Outcome<AuthorizeOffer>>(
            async db =>
            {
                if (request.ClientId.Length == 0) return OAuthFaults.Missing("client_id");
                if (!Secret<ClientId>.TryParse(request.ClientId, out var client)) return OAuthFaults.InvalidClient;
                if (await AppRow.ByClientIdAsync(db, client) is not { } app) return OAuthFaults.InvalidClient;
                if (Problem(request, app) is { } fault) return fault;
                var scopes = ScopesOf(request);
                return new AuthorizeOffer(
                    app.Id, app.Name, app.Website, scopes, me is { } id && await HasAgreedAsync(db, id, app.Id, scopes));
            },
            ct);

    private static Fault? Problem(AuthorizeRequest request, AppRow app)
    {
        if (!app.RedirectUriList.Any(known => RedirectUri.Matches(known, request.RedirectUri))) return OAuthFaults.InvalidRedirect;
        if (request.ResponseType.Length == 0) return OAuthFaults.Missing("response_type");
        if (request.ResponseType != "code") return OAuthFaults.UnsupportedResponseType;
        if (request.Mode is not (null or "query" or "fragment" or "form_post")) return OAuthFaults.UnsupportedResponseMode;
        if (request.Challenge is null && request.ChallengeMethod is not null) return OAuthFaults.Missing("code_challenge");
        if (request.Challenge is not null && request.ChallengeMethod != "S256") return OAuthFaults.InvalidChallengeMethod;
        var scopes = ScopesOf(request);
        return OAuthScopes.AreKnown(scopes) && app.ScopeSet.CoversAll(scopes) ? null : OAuthFaults.InvalidScope;
    }

    private static ScopeSet ScopesOf(AuthorizeRequest request) =>
        ScopeSet.Parse(string.IsNullOrWhiteSpace(request.Scope) ? "read" : request.Scope);

    private static async Task<bool> HasAgreedAsync(ReadSession db, AccountId me, AppId app, ScopeSet scopes)
    {
        var given = await db.QueryAsync<string>(
            "SELECT DISTINCT scopes FROM tokens WHERE account_id = @Me AND app_id = @App AND revoked_at IS NULL",
            new { Me = me.Value, App = app.Value });
        return given.Exists(g => ScopeSet.Parse(g).CoversAll(scopes));
    }
}

/// <param name="Agreed">The person has given this app these permissions before and has not withdrawn them.</param>
public sealed record AuthorizeOffer(AppId App, string Name, string? Website, ScopeSet Scopes, bool Agreed);
