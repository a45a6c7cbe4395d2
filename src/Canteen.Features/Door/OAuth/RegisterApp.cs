using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>An app registers itself, as Mastodon's apps do before the first sign-in.</summary>
public sealed class RegisterApp(Database database)
{
    private const int MaxName = 60;
    private const int MaxAddress = 2000;

    /// <returns>422 for a blank or overlong name, an unacceptable redirect URI, or an unknown scope.</returns>
    public async Task<Outcome<RegisteredApp>> RunAsync(
        string name, IReadOnlyList<string> redirectUris, string scopes, string? website, CancellationToken ct)
    {
        var wanted = ScopeSet.Parse(scopes);
        var uris = string.Join('\n', redirectUris);
        var problems = Problems(name, redirectUris, uris, wanted, website).ToList();
        if (problems.Count > 0) return Fault.Invalid(problems);
        var app = new RegisteredApp(name, website, redirectUris, wanted, Secret<ClientId>.New(), Secret<ClientSecret>.New());
        return await database.WriteAsync<Outcome<RegisteredApp>>(
            async tx =>
            {
                var id = tx.NewId<App>();
                await tx.ExecuteAsync(
                    """
                    INSERT INTO apps (id, client_id, secret_hash, name, website, redirect_uris, scopes, created_at)
                    VALUES (@Id, @ClientId, @Hash, @name, @website, @uris, @Scopes, @Now)
                    """,
                    new
                    {
                        Id = id.Value, ClientId = app.ClientId.Text, app.ClientSecret.Hash, name, website, uris,
                        Scopes = wanted.ToString(), tx.Now
                    });
                return app with { Id = id };
            },
            ct);
    }

    private static IEnumerable<FieldFault> Problems(string name, IReadOnlyList<string> list, string uris, ScopeSet scopes, string? website)
    {
        if (PlainText.IsBlank(name)) yield return new("client_name", "ERR_BLANK", "Application name can't be blank");
        if (name.Length > MaxName)
            yield return new("client_name", "ERR_TOO_LONG", $"Application name is too long (maximum is {MaxName} characters)");
        if (list.Count == 0) yield return new("redirect_uris", "ERR_BLANK", "Redirect URI can't be blank");
        if (uris.Length > MaxAddress)
            yield return new("redirect_uris", "ERR_TOO_LONG", $"Redirect URI is too long (maximum is {MaxAddress} characters)");
        if (!list.All(RedirectUri.IsAcceptable)) yield return new("redirect_uris", "ERR_INVALID", "Redirect URI must be an absolute URI.");
        if (!scopes.Names.Any() || !OAuthScopes.AreKnown(scopes))
            yield return new("scopes", "ERR_INVALID", "Scopes doesn't match configured on the server.");
        if (website is null) yield break;
        if (website.Length > MaxAddress)
            yield return new("website", "ERR_TOO_LONG", $"Website is too long (maximum is {MaxAddress} characters)");
        if (!IsWebAddress(website)) yield return new("website", "ERR_INVALID", "Website must be a valid URL.");
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Host.Length > 0;
}

/// <summary>A new app with its secret, which is shown only once.</summary>
public sealed record RegisteredApp(
    string Name, string? Website, IReadOnlyList<string> RedirectUris, ScopeSet Scopes,
    Secret<ClientId> ClientId, Secret<ClientSecret> ClientSecret)
{
    public AppId Id { get; init; }
}
