using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Web;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

/// <summary>An app that registers and asks for access, step by step.</summary>
internal sealed class OAuthDance(TestServer server, string clientId, string clientSecret, string redirectUri)
{
    public const string Callback = "https://app.example/callback?from=canteen";

    public string ClientId => clientId;
    public string ClientSecret => clientSecret;

    public static async Task<OAuthDance> RegisterAsync(
        TestServer server, string redirectUri = Callback, string scopes = "read write follow push")
    {
        var app = await JsonAsync(await server.Visitor().PostAsJsonAsync(
            "/api/v1/apps", new { client_name = "Tea Leaves", redirect_uris = redirectUri, scopes, website = "https://app.example" }));
        return new(server, app.GetProperty("client_id").GetString()!, app.GetProperty("client_secret").GetString()!, redirectUri);
    }

    public string AuthorizePath(string scope = "read write", string more = "") =>
        $"/oauth/authorize?response_type=code&client_id={clientId}&redirect_uri={Uri.EscapeDataString(redirectUri)}&scope={Uri.EscapeDataString(scope)}&state=s%20t%26a{more}";

    public (string, string)[] HiddenFields(string scope = "read write", params (string, string)[] more) =>
    [
        ("client_id", clientId), ("redirect_uri", redirectUri), ("state", "s t&a"), ("response_type", "code"), ("scope", scope), .. more,
    ];

    /// <summary>The person presses Authorize.</summary>
    public Task<HttpResponseMessage> AgreeAsync(HttpClient browser, string scope = "read write", params (string, string)[] more) =>
        browser.SubmitAsync(AuthorizePath(scope, "&prompt=consent"), "/oauth/authorize", HiddenFields(scope, more));

    public async Task<string> CodeAsync(HttpClient browser, string scope = "read write", params (string, string)[] more) =>
        Parameter(await AgreeAsync(browser, scope, more), "code")!;

    public Task<HttpResponseMessage> ExchangeAsync(string code, params (string Name, string Value)[] instead)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["client_id"] = clientId, ["client_secret"] = clientSecret,
            ["code"] = code, ["redirect_uri"] = redirectUri,
        };
        foreach (var (name, value) in instead) fields[name] = value;
        return server.Visitor().PostAsync("/oauth/token", new FormUrlEncodedContent(fields));
    }

    public async Task<string> TokenAsync(HttpClient browser, string scope = "read write") =>
        (await JsonAsync(await ExchangeAsync(await CodeAsync(browser, scope)))).GetProperty("access_token").GetString()!;

    /// <summary>A token of the app itself, without a person.</summary>
    public async Task<string> OwnTokenAsync() => (await JsonAsync(await AskForOwnTokenAsync())).GetProperty("access_token").GetString()!;

    public Task<HttpResponseMessage> AskForOwnTokenAsync(string? secret = null, string? client = null) => server.Visitor().PostFormAsync(
        "/oauth/token", ("grant_type", "client_credentials"), ("client_id", client ?? clientId), ("client_secret", secret ?? clientSecret));

    public Task<HttpResponseMessage> RevokeAsync(string token) => server.Visitor().PostFormAsync(
        "/oauth/revoke", ("client_id", clientId), ("client_secret", clientSecret), ("token", token));

    public static string? Parameter(HttpResponseMessage answer, string name) =>
        HttpUtility.ParseQueryString(new Uri(new Uri("http://base"), answer.Target()!).Query)[name];

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>The code of a refusal: <c>{"error": code}</c> with a sentence beside it.</summary>
    public static async Task<string> ErrorAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {text}");
        var json = JsonElement.Parse(text);
        Assert.False(string.IsNullOrWhiteSpace(json.GetProperty("error_description").GetString()));
        return json.GetProperty("error").GetString()!;
    }

    public static async Task<HttpResponseMessage> WithTokenAsync(TestServer server, string token, string path)
    {
        using var client = server.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await client.GetAsync(path);
    }
}
