using Canteen.Core;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>/.well-known/oauth-authorization-server (RFC 8414), with the one key that Mastodon adds.</summary>
internal sealed record MetadataJson(string Address)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string Address { get; init; } = Address;

    public string Issuer => Address + "/";
    public string ServiceDocumentation => "https://docs.joinmastodon.org/";
    public string AuthorizationEndpoint => Address + "/oauth/authorize";
    public string TokenEndpoint => Address + "/oauth/token";
    public string AppRegistrationEndpoint => Address + "/api/v1/apps";
    public string RevocationEndpoint => Address + "/oauth/revoke";
    public string UserinfoEndpoint => Address + "/oauth/userinfo";
    public IReadOnlyList<string> ScopesSupported => OAuthScopes.All;
    public string[] ResponseTypesSupported => ["code"];
    public string[] ResponseModesSupported => ["query", "fragment", "form_post"];
    public string[] GrantTypesSupported => ["authorization_code", "client_credentials"];
    public string[] TokenEndpointAuthMethodsSupported => ["client_secret_basic", "client_secret_post"];
    public string[] CodeChallengeMethodsSupported => ["S256"];

    public static IResult Show(HttpContext context, CanteenSettings settings)
    {
        context.Response.Headers.CacheControl = "public, max-age=900";
        return Results.Json(new MetadataJson(settings.Address));
    }
}
