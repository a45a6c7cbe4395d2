using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Door;

namespace Canteen.Tests.Server.Platform;

[Trait("engine", "either")]
public class CookieTests
{
    /// <summary>canteen_written tells the next process how far to read; on SQLite there is no other process.</summary>
    private static readonly string[] All = TestDatabase.OnPostgres
        ? ["appearance", "canteen_forms", "canteen_known", "canteen_session", "canteen_written"]
        : ["appearance", "canteen_forms", "canteen_known", "canteen_session"];

    [Theory]
    [InlineData("https://canteen.example", true)]
    [InlineData("http://canteen.example", false)]
    public async Task Every_cookie_travels_by_https_alone_where_the_address_is_https_and_no_script_reads_it(string address, bool secure)
    {
        var at = "";
        await using var server = await TestServer.StartAsync(s =>
        {
            at = s.Address;
            return s with { Address = address };
        });
        await server.MemberAsync("ada");
        // As behind a proxy that terminates TLS: the request itself is http.
        using var browser = new HttpClient(
            new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        { BaseAddress = new Uri(at) };
        var cookies = new List<string>();
        await SendAsync(browser, cookies, "/sign-in", ("email", "ada"), ("password", TestServer.PasswordOfMembers));
        await SendAsync(browser, cookies, "/appearance", ("to", "dark"));
        await SendAsync(browser, cookies, "/sign-out");
        Assert.Equal(All, cookies.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            var attributes = cookie.Split(';').Skip(1).Select(a => a.Trim().ToLowerInvariant()).ToList();
            Assert.Equal(secure, attributes.Contains("secure"));
            Assert.Contains("httponly", attributes);
            Assert.Contains("path=/", attributes);
            Assert.Contains(attributes, a => a is "samesite=lax" or "samesite=strict");
        });
    }

    private static async Task SendAsync(HttpClient browser, List<string> cookies, string action, params (string, string)[] fields)
    {
        var page = await browser.GetAsync("/sign-in?again=1");
        Keep(browser, cookies, page);
        var answer = await browser.PostFormAsync(
            action, [("__RequestVerificationToken", Forms.TokenIn(await page.Content.ReadAsStringAsync())), .. fields]);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Keep(browser, cookies, answer);
    }

    private static void Keep(HttpClient browser, List<string> cookies, HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return;
        cookies.AddRange(set);
        browser.DefaultRequestHeaders.Remove("Cookie");
        browser.DefaultRequestHeaders.Add(
            "Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0]).GroupBy(c => c.Split('=')[0]).Select(g => g.Last())));
    }
}
