using System.Net;
using System.Net.Http.Headers;
using Canteen.Testing;
using Canteen.Tests.Server.Door;

namespace Canteen.Tests.Server.Platform;

[Trait("engine", "either")]
public class HeaderTests
{
    [Fact]
    public async Task Answers_of_the_api_may_run_nothing_and_are_open_to_every_origin()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync("/api/v1/instance/rules");
        Assert.StartsWith("default-src 'none'", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        foreach (var name in new[] { "Link", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-Id",
            "Mastodon-Async-Refresh" })
        {
            Assert.Contains(name, Header(answer, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        }
        Assert.NotEmpty(Header(answer, "X-Request-Id"));
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
    }

    [Fact]
    public async Task A_browser_may_ask_first()
    {
        await using var server = await TestServer.StartAsync();
        var asked = new Dictionary<string, string>
        {
            ["/api/v1/statuses/1"] = "DELETE",
            ["/api/v1/no_such_thing"] = "PATCH",
            ["/oauth/token"] = "POST",
            ["/oauth/revoke"] = "POST",
            ["/oauth/userinfo"] = "GET",
            ["/.well-known/webfinger"] = "GET",
            ["/nodeinfo/2.0"] = "GET",
            ["/@ada"] = "GET",
        };
        foreach (var (path, method) in asked)
        {
            var question = new HttpRequestMessage(HttpMethod.Options, path);
            question.Headers.Add("Origin", "https://elk.example");
            question.Headers.Add("Access-Control-Request-Method", method);
            question.Headers.Add("Access-Control-Request-Headers", "authorization, idempotency-key");
            var answer = await server.Visitor().SendAsync(question);
            Assert.True(answer.IsSuccessStatusCode, path);
            Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
            Assert.Contains(method, Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
            Assert.Equal("authorization, idempotency-key", Header(answer, "Access-Control-Allow-Headers"));
        }
    }

    [Fact]
    public async Task Pages_are_not_open_to_other_origins()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var path in new[] { "/", "/sign-in", "/oauth/authorize" })
        {
            var question = new HttpRequestMessage(HttpMethod.Get, path);
            question.Headers.Add("Origin", "https://elk.example");
            Assert.False((await server.Visitor().SendAsync(question)).Headers.Contains("Access-Control-Allow-Origin"), path);
        }
    }

    [Fact]
    public async Task Errors_too_can_be_read_from_other_origins()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.Visitor().GetAsync("/api/v1/accounts/verify_credentials");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
        Assert.StartsWith("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitors_reads_are_kept_for_seconds_and_peoples_own_never()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var forVisitors = await server.Visitor().GetAsync($"/api/v1/accounts/{ada.Id}");
        Assert.Equal("public, max-age=15", Header(forVisitors, "Cache-Control"));
        Assert.Contains("Authorization", Header(forVisitors, "Vary"), StringComparison.Ordinal);
        Assert.Equal("public, max-age=300", Header(await server.Visitor().GetAsync("/api/v2/instance"), "Cache-Control"));
        Assert.Contains("no-store", Header(await ada.GetAsync($"/api/v1/accounts/{ada.Id}"), "Cache-Control"), StringComparison.Ordinal);
        Assert.Contains("no-store", Header(await ada.GetAsync("/api/v2/instance"), "Cache-Control"), StringComparison.Ordinal);
        Assert.Contains(
            "no-store", Header(await server.Visitor().GetAsync($"/api/v1/accounts/{ada.Id}?access_token={ada.Token}"), "Cache-Control"),
            StringComparison.Ordinal);
        Assert.Contains(
            "no-store", Header(await server.Visitor().GetAsync("/api/v1/accounts/1"), "Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_packed_for_those_who_can_unpack_it()
    {
        await using var server = await TestServer.StartAsync();
        var question = new HttpRequestMessage(HttpMethod.Get, "/api/v2/instance");
        question.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var answer = await server.Visitor().SendAsync(question);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
        Assert.Contains("Accept-Encoding", Header(answer, "Vary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_are_believed_from_trusted_proxies_only()
    {
        await using var trusting = await TestServer.StartAsync(s => s with { TrustedProxies = "10.0.0.0/8, 127.0.0.1" });
        await using var wary = await TestServer.StartAsync();
        Assert.True((await ForwardedAsync(trusting)).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await ForwardedAsync(wary)).Headers.Contains("Strict-Transport-Security"));
    }

    /// <summary>Phanpy waits for its callback in the window that opened the sign-in; see the browser tests.</summary>
    [Fact]
    public async Task Only_what_may_lead_back_to_an_app_keeps_its_opener()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        var dance = await OAuthDance.RegisterAsync(server);
        using var browser = server.Browser();
        var asked = await browser.GetAsync(dance.AuthorizePath());
        HttpResponseMessage[] onTheWay =
        [
            asked, await browser.GetAsync(asked.Target()), await browser.GetAsync("/sign-up"), await browser.GetAsync("/forgotten"),
            await browser.SubmitAsync(asked.Target()!, "/sign-in", ("email", "ada"), ("password", "wrong")),
            await browser.SubmitAsync(
                asked.Target()!, "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers), ("next", dance.AuthorizePath())),
            await browser.GetAsync(asked.Target()), await browser.GetAsync(dance.AuthorizePath()), await browser
                .GetAsync("/oauth/authorize"),
            await dance.AgreeAsync(browser), await browser.GetAsync("/oauth/authorize/native?code=x"),
        ];
        Assert.All(onTheWay, answer => Assert.Equal("", Header(answer, "Cross-Origin-Opener-Policy")));
        foreach (var path in new[] { "/", "/home", "/public", "/@ada", "/settings/apps", "/no-such-page", "/api/v2/instance" })
        {
            Assert.Equal("same-origin", Header(await browser.GetAsync(path), "Cross-Origin-Opener-Policy"));
        }
    }

    private static Task<HttpResponseMessage> ForwardedAsync(TestServer server)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, "/health");
        question.Headers.Add("X-Forwarded-Proto", "https");
        question.Headers.Add("X-Forwarded-For", "192.0.2.1");
        return server.Visitor().SendAsync(question);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
