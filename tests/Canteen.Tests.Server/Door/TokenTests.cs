using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Door;

public class TokenTests
{
    private const string VerifyPath = "/api/v1/apps/verify_credentials";

    [Fact]
    public async Task A_code_becomes_a_token_that_lists_what_it_may()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var token = await OAuthDance.JsonAsync(await dance.ExchangeAsync(await dance.CodeAsync(browser, "read write:statuses")));
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
        Assert.Equal("read write:statuses", token.GetProperty("scope").GetString());
        Assert.Equal(server.Clock.GetUtcNow().ToUnixTimeSeconds(), token.GetProperty("created_at").GetInt64());
        Assert.False(token.TryGetProperty("expires_in", out _));
        Assert.Equal(
            HttpStatusCode.OK,
            (await OAuthDance.WithTokenAsync(server, token.GetProperty("access_token").GetString()!, VerifyPath)).StatusCode);
    }

    [Fact]
    public async Task JSON_and_basic_authentication_work_too()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var json = new
        {
            grant_type = "authorization_code", client_id = dance.ClientId, client_secret = dance.ClientSecret,
            redirect_uri = OAuthDance.Callback,
            code = await dance.CodeAsync(browser), scope = "read write",
        };
        await OAuthDance.JsonAsync(await server.Visitor().PostAsJsonAsync("/oauth/token", json));
        using var basic = server.Visitor();
        basic.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{dance.ClientId}:{dance.ClientSecret}")));
        await OAuthDance.JsonAsync(await basic.PostFormAsync("/oauth/token", ("grant_type", "client_credentials")));
    }

    [Fact]
    public async Task A_code_used_twice_gives_nothing_and_takes_the_first_token_away()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var code = await dance.CodeAsync(browser);
        var token = (await OAuthDance.JsonAsync(await dance.ExchangeAsync(code))).GetProperty("access_token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await OAuthDance.WithTokenAsync(server, token, VerifyPath)).StatusCode);
        Assert.Equal("invalid_grant", await OAuthDance.ErrorAsync(await dance.ExchangeAsync(code), HttpStatusCode.BadRequest));
        var revoked = await OAuthDance.WithTokenAsync(server, token, VerifyPath);
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        Assert.Contains("The access token was revoked", await revoked.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("error=\"invalid_token\"", revoked.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_used_twice_at_once_gives_one_token_at_most()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var code = await dance.CodeAsync(browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => dance.ExchangeAsync(code)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_code_is_good_for_ten_minutes()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var (soon, late) = (await dance.CodeAsync(browser), await dance.CodeAsync(browser));
        server.Clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, (await dance.ExchangeAsync(soon)).StatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("invalid_grant", await OAuthDance.ErrorAsync(await dance.ExchangeAsync(late), HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task A_code_with_a_challenge_needs_its_verifier()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        const string Verifier = "a-verifier-of-at-least-forty-three-characters-in-length";
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var code = await dance.CodeAsync(browser, "read", ("code_challenge", challenge), ("code_challenge_method", "S256"));
        Assert.Equal("invalid_grant", await OAuthDance.ErrorAsync(await dance.ExchangeAsync(code), HttpStatusCode.BadRequest));
        Assert.Equal(
            "invalid_grant",
            await OAuthDance.ErrorAsync(await dance.ExchangeAsync(code, ("code_verifier", challenge)), HttpStatusCode.BadRequest));
        Assert.Equal(HttpStatusCode.OK, (await dance.ExchangeAsync(code, ("code_verifier", Verifier))).StatusCode);
    }

    [Fact]
    public async Task What_does_not_belong_together_gives_no_token()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var other = await OAuthDance.RegisterAsync(server);
        var code = await dance.CodeAsync(browser);
        async Task<string> Bad(HttpStatusCode status, params (string, string)[] instead) =>
            await OAuthDance.ErrorAsync(await dance.ExchangeAsync(code, instead), status);
        Assert.Equal("invalid_grant", await Bad(HttpStatusCode.BadRequest, ("redirect_uri", "https://evil.example/")));
        Assert.Equal(
            "invalid_grant", await Bad(HttpStatusCode.BadRequest, ("client_id", other.ClientId), ("client_secret", other.ClientSecret)));
        Assert.Equal("invalid_grant", await Bad(HttpStatusCode.BadRequest, ("code", "guesswork")));
        Assert.Equal("invalid_client", await Bad(HttpStatusCode.Unauthorized, ("client_secret", other.ClientSecret)));
        Assert.Equal("invalid_client", await Bad(HttpStatusCode.Unauthorized, ("client_id", "nobody")));
        Assert.Equal("invalid_request", await Bad(HttpStatusCode.BadRequest, ("code", "")));
        Assert.Equal("invalid_request", await Bad(HttpStatusCode.BadRequest, ("grant_type", "")));
        Assert.Equal("unsupported_grant_type", await Bad(HttpStatusCode.BadRequest, ("grant_type", "password")));
        Assert.Equal(HttpStatusCode.OK, (await dance.ExchangeAsync(code)).StatusCode);
    }

    [Fact]
    public async Task An_app_gets_a_token_of_its_own_within_its_scopes()
    {
        await using var server = await TestServer.StartAsync();
        var dance = await OAuthDance.RegisterAsync(server, scopes: "read write:accounts");
        async Task<HttpResponseMessage> AskAsync(string scope) => await server.Visitor().PostFormAsync(
            "/oauth/token", ("grant_type", "client_credentials"), ("client_id", dance.ClientId), ("client_secret", dance.ClientSecret),
            ("scope", scope));
        Assert.Equal("invalid_scope", await OAuthDance.ErrorAsync(await AskAsync("write"), HttpStatusCode.BadRequest));
        var token = await OAuthDance.JsonAsync(await AskAsync(""));
        Assert.Equal("read", token.GetProperty("scope").GetString());
        var secret = token.GetProperty("access_token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await OAuthDance.WithTokenAsync(server, secret, VerifyPath)).StatusCode);
        var person = await OAuthDance.WithTokenAsync(server, secret, "/api/v1/accounts/verify_credentials");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.StatusCode);
        Assert.Contains("This method requires an authenticated user", await person.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_gives_its_token_back_as_often_as_it_likes_and_no_other_app_can()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        var other = await OAuthDance.RegisterAsync(server);
        var token = await dance.TokenAsync(browser);
        Assert.Equal("unauthorized_client", await OAuthDance.ErrorAsync(await other.RevokeAsync(token), HttpStatusCode.Forbidden));
        Assert.Equal("unauthorized_client", await OAuthDance.ErrorAsync(await dance.RevokeAsync(""), HttpStatusCode.Forbidden));
        Assert.Equal(HttpStatusCode.OK, (await OAuthDance.WithTokenAsync(server, token, VerifyPath)).StatusCode);
        Assert.Equal("{}", await (await dance.RevokeAsync(token)).TextAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, (await OAuthDance.WithTokenAsync(server, token, VerifyPath)).StatusCode);
        Assert.Equal("{}", await (await dance.RevokeAsync(token)).TextAsync());
        Assert.Equal("{}", await (await dance.RevokeAsync("never was")).TextAsync());
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("bearer_token")]
    public async Task A_token_may_come_as_a_parameter_and_is_not_logged(string name)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"{VerifyPath}?{name}={ada.Token}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.PostFormAsync("/oauth/userinfo", (name, ada.Token))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync($"{VerifyPath}?{name}=wrong")).StatusCode);
        Assert.DoesNotContain(ada.Token, server.Log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a b c")]
    [InlineData("%00%ff")]
    public async Task A_wrong_token_is_refused_on_the_whole_API(string token)
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        visitor.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + token);
        foreach (var path in (string[])[VerifyPath, "/api/v1/accounts/verify_credentials", "/oauth/userinfo"])
        {
            var answer = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(
                "The access token is invalid",
                JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("error").GetString());
            Assert.Contains("error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Userinfo_says_who_the_person_is_to_apps_that_may_know()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada", "profile");
        var reader = await server.SecondTokenAsync(ada, "read");
        var claims = await ada.GetJsonAsync("/oauth/userinfo");
        Assert.Equal(server.Address + "/", claims.GetProperty("iss").GetString());
        Assert.Equal("ada", claims.GetProperty("preferred_username").GetString());
        Assert.Equal(server.Address + "/@ada", claims.GetProperty("profile").GetString());
        Assert.StartsWith(server.Address, claims.GetProperty("sub").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/oauth/userinfo")).StatusCode);
    }

    [Fact]
    public async Task The_metadata_document_tells_apps_where_everything_is()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync("/.well-known/oauth-authorization-server");
        var document = await OAuthDance.JsonAsync(answer);
        Assert.Equal(server.Address + "/", document.GetProperty("issuer").GetString());
        Assert.Equal(server.Address + "/api/v1/apps", document.GetProperty("app_registration_endpoint").GetString());
        Assert.Equal("S256", document.GetProperty("code_challenge_methods_supported")[0].GetString());
        Assert.Contains("write:statuses", document.GetProperty("scopes_supported").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(TimeSpan.FromMinutes(15), answer.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task A_request_with_a_known_token_reads_nothing_about_it_from_the_database()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(VerifyPath)).StatusCode);
        // Deleted without an event, so nothing can learn that it changed: only the cache can still know the token.
        await server.Database.WriteAsync(tx => tx.ExecuteAsync("DELETE FROM tokens"), CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(VerifyPath)).StatusCode);
    }

    [Fact]
    public async Task A_browser_session_speaks_to_the_API_only_from_our_own_pages()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/v1/accounts/verify_credentials")).StatusCode);
        async Task<HttpStatusCode> PatchAsync(string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/v1/accounts/update_credentials");
            request.Headers.Add(header, value);
            return (await browser.SendAsync(request)).StatusCode;
        }
        Assert.Equal(HttpStatusCode.OK, await PatchAsync("Sec-Fetch-Site", "same-origin"));
        Assert.Equal(HttpStatusCode.OK, await PatchAsync("Origin", server.Address));
        Assert.Equal(HttpStatusCode.Unauthorized, await PatchAsync("Sec-Fetch-Site", "same-site"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PatchAsync("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PatchAsync("X-Nothing", "said"));
    }
}
