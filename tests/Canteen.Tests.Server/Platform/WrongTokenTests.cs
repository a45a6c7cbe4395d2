using System.Net;
using Canteen.Features.Platform.Access;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Platform;

/// <summary>The cost of wrong tokens and wrong cookies. Of 500 people behind an address, 50 may be wrong in five minutes.</summary>
public class WrongTokenTests
{
    private const string Path = "/api/v1/apps/verify_credentials";
    private const int Allowed = 50;

    [Fact]
    public async Task A_thousand_wrong_tokens_ask_the_database_a_few_times_and_good_ones_beside_them_are_let_in()
    {
        await using var server = await StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.GetAsync(Path);
        using var visitor = server.Visitor();
        var (wrong, good) = (new List<HttpResponseMessage>(), new List<HttpResponseMessage>());
        var asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                wrong.AddRange(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync(visitor, Secret<AccessToken>.New().Text))));
                good.Add(await ada.GetAsync(Path));
            }
        });
        Assert.All(good, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(Allowed, wrong.Count(a => a.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(1000 - Allowed, wrong.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
        Assert.Equal(Allowed, asked);
        Assert.InRange(wrong[^1].Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Assert.Equal("0", wrong[^1].Headers.GetValues("X-RateLimit-Remaining").Single());
    }

    [Fact]
    public async Task From_an_address_with_too_many_wrong_ones_a_token_that_is_not_remembered_waits_until_the_window_ends()
    {
        await using var server = await StartAsync();
        var ada = await server.MemberAsync("ada");
        using var visitor = server.Visitor();
        for (var i = 0; i < Allowed; i++) await AskAsync(visitor, Secret<AccessToken>.New().Text);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await ada.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(visitor, ada.Token, "192.0.2.9")).StatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task Tokens_that_are_good_cost_an_address_nothing()
    {
        await using var server = await StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < Allowed + 5; i++)
        {
            var again = await server.SecondTokenAsync(ada, "read");
            Assert.Equal(HttpStatusCode.OK, (await again.GetAsync(Path)).StatusCode);
        }
    }

    [Fact]
    public async Task An_app_that_keeps_knocking_with_a_dead_token_asks_once_and_takes_nothing_from_its_neighbours()
    {
        await using var server = await StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        await server.Database.WriteAsync(
            tx =>
                tx.ExecuteAsync(
                    "UPDATE tokens SET revoked_at = @Now WHERE account_id = @Id",
                    new { tx.Now, Id = ada.Id.Value }), CancellationToken.None);
        var answers = new List<HttpResponseMessage>();
        var asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 100; i++) answers.Add(await ada.GetAsync(Path));
        });
        Assert.Equal(1, asked);
        Assert.All(answers.Take(30), a => Assert.Equal(HttpStatusCode.Unauthorized, a.StatusCode));
        Assert.Contains("The access token was revoked", await answers[29].TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bo.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task Made_up_session_cookies_are_held_back_too_and_who_is_signed_in_stays_in()
    {
        await using var server = await StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/apps")).StatusCode);
        using var visitor = server.Visitor();
        var answers = new List<HttpStatusCode>();
        var asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 200; i++) answers.Add((await VisitAsync(visitor, Secret<BrowserSession>.New().Text)).StatusCode);
        });
        Assert.Equal(Allowed, asked);
        Assert.Equal(Allowed, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings/apps")).StatusCode);
    }

    [Fact]
    public async Task A_browser_whose_session_has_ended_reads_on_as_a_visitor()
    {
        await using var server = await StartAsync();
        using var visitor = server.Visitor();
        var cookie = Secret<BrowserSession>.New().Text;
        var asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 100; i++) Assert.Equal(HttpStatusCode.OK, (await VisitAsync(visitor, cookie)).StatusCode);
        });
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task What_was_no_token_may_still_be_a_session_and_the_other_way_about()
    {
        await using var server = await StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = server.Browser();
        var cookie = (await browser.SubmitAsync(
            "/sign-in", "/sign-in", ("email", "ada@example.org"), ("password", TestServer.PasswordOfMembers)))
            .Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("canteen_session=", StringComparison.Ordinal)).Split('=', ';')[1];
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(visitor, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await VisitAsync(visitor, ada.Token)).StatusCode);
        // Empties the cache, so that both are looked up again.
        server.Services.GetRequiredService<CallerCache>().Forget();
        Assert.Equal(HttpStatusCode.SeeOther, (await VisitAsync(visitor, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(visitor, ada.Token)).StatusCode);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(
        s => s with { RateLimits = true, PeoplePerAddress = 10 * Allowed, TrustedProxies = "127.0.0.1" }, services: CountingEngine.Install);

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string token, string address = "127.0.0.1")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("X-Forwarded-For", address);
        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> VisitAsync(HttpClient client, string session)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Cookie", $"canteen_session={session}");
        return client.SendAsync(request);
    }
}
