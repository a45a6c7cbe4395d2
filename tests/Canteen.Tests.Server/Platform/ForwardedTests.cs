using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Nonsense;

namespace Canteen.Tests.Server.Platform;

/// <summary>What a client claims and a proxy passes on, even a trusted one, must not become part of any address.</summary>
[Trait("engine", "either")]
public class ForwardedTests
{
    private const string Evil = "evil.example";

    [Fact]
    public async Task No_page_or_document_names_a_host_that_only_the_request_knows()
    {
        await using var server = await TestServer.StartAsync(s => s with { TrustedProxies = "127.0.0.1" });
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Tea at four");
        using var browser = await server.BrowserAsync("ada");
        var named = new List<string>();
        var paths = Paths(server)
            .Concat(["/@ada", $"/@ada/{post}", "/tags/tea", $"/api/v1/statuses/{post}", "/.well-known/webfinger?resource=acct:ada@x"]);
        foreach (var path in paths)
        {
            var answer = await browser.SendAsync(Hostile(HttpMethod.Get, path));
            var said = await answer.Content.ReadAsStringAsync() + answer.Headers + answer.Content.Headers;
            if (said.Contains(Evil, StringComparison.OrdinalIgnoreCase)) named.Add(path);
        }
        Assert.Empty(named);
    }

    [Fact]
    public async Task A_form_leads_back_to_our_own_page_whatever_the_proxy_says()
    {
        await using var server = await TestServer.StartAsync(s => s with { TrustedProxies = "127.0.0.1" });
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var token = Forms.TokenIn(await browser.GetStringAsync("/settings/account"));
        async Task<string?> BackFromAsync(string page)
        {
            var form = Hostile(HttpMethod.Post, "/appearance");
            form.Headers.Referrer = new Uri(page);
            form.Content = new FormUrlEncodedContent(
                new Dictionary<string, string> { ["to"] = "dark", ["__RequestVerificationToken"] = token });
            return (await browser.SendAsync(form)).Target();
        }

        Assert.Equal("/public", await BackFromAsync(server.Address + "/public"));
        Assert.Equal("/", await BackFromAsync($"https://{Evil}/public"));
    }

    [Fact]
    public async Task A_change_by_cookie_comes_from_our_own_address_and_not_from_what_the_request_calls_its_host()
    {
        await using var server = await TestServer.StartAsync(s => s with { TrustedProxies = "127.0.0.1" });
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        async Task<HttpStatusCode> ChangeAsync(string origin)
        {
            var change = Hostile(HttpMethod.Patch, "/api/v1/accounts/update_credentials");
            change.Headers.Add("Origin", origin);
            return (await browser.SendAsync(change)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await ChangeAsync(server.Address));
        Assert.Equal(HttpStatusCode.Unauthorized, await ChangeAsync("https://" + Evil));
    }

    private static HttpRequestMessage Hostile(HttpMethod method, string path)
    {
        var question = new HttpRequestMessage(method, path);
        question.Headers.Add("X-Forwarded-For", "192.0.2.1");
        question.Headers.Add("X-Forwarded-Proto", "https");
        question.Headers.Add("X-Forwarded-Host", Evil);
        question.Headers.Add("X-Forwarded-Prefix", "//" + Evil);
        return question;
    }

    // All routes without parameters, except streams, which never end.
    private static IEnumerable<string> Paths(TestServer server) => RouteTable.Of(server)
        .Where(r => r.Method == "GET" && !r.HasParameters && !r.Pattern.StartsWith(
            "/live", StringComparison.Ordinal) && !r.Pattern.Contains("streaming", StringComparison.Ordinal))
        .Select(r => r.Pattern).Append("/openapi/v1.json");
}
