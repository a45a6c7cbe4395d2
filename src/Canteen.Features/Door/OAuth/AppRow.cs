using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>A registered app.</summary>
internal sealed class AppRow
{
    private const string Sql = "SELECT id, client_id, secret_hash, name, website, redirect_uris, scopes FROM apps";

    public AppId Id { get; set; }
    public string ClientId { get; set; } = "";
    public string SecretHash { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Website { get; set; }

    /// <summary>One per line.</summary>
    public string RedirectUris { get; set; } = "";

    public string Scopes { get; set; } = "";

    public ScopeSet ScopeSet => ScopeSet.Parse(Scopes);

    public IReadOnlyList<string> RedirectUriList => RedirectUris.Split('\n');

    public static Task<AppRow?> ByClientIdAsync(ReadSession db, Secret<ClientId> client) =>
        db.FirstOrDefaultAsync<AppRow>(Sql + " WHERE client_id = @Text", new { client.Text });

    public static Task<AppRow?> ByIdAsync(ReadSession db, AppId id) =>
        db.FirstOrDefaultAsync<AppRow>(Sql + " WHERE id = @Id", new { Id = id.Value });

    /// <summary>Null if the client or its secret is wrong.</summary>
    public static async Task<AppRow?> AuthenticateAsync(ReadSession db, ClientCredentials client) =>
        client is { Id: { } id, Secret: { } secret } && await ByClientIdAsync(db, id) is { } app && app.SecretHash == secret.Hash
            ? app
            : null;
}
