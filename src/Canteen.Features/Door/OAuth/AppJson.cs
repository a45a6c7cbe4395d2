namespace Canteen.Features.Door.OAuth;

/// <summary>Mastodon's Application.</summary>
internal record AppJson(string Id, string Name, string? Website, IEnumerable<string> Scopes, IEnumerable<string> RedirectUris)
{
    public string RedirectUri => string.Join('\n', RedirectUris);

    /// <summary>Deprecated; apps read it from the instance document.</summary>
    public string VapidKey => "";

    public static AppJson From(AppRow app) => new(app.Id.ToString(), app.Name, app.Website, app.ScopeSet.Names, app.RedirectUriList);
}

/// <summary>Mastodon's CredentialApplication: an Application with what the app needs to authenticate itself.</summary>
internal sealed record CredentialAppJson(
    string Id, string Name, string? Website, IEnumerable<string> Scopes, IEnumerable<string> RedirectUris, string ClientId,
    string ClientSecret)
    : AppJson(Id, Name, Website, Scopes, RedirectUris)
{
    public int ClientSecretExpiresAt => 0;

    public static CredentialAppJson From(RegisteredApp app) =>
        new(app.Id.ToString(), app.Name, app.Website, app.Scopes.Names, app.RedirectUris, app.ClientId.Text, app.ClientSecret.Text);
}
