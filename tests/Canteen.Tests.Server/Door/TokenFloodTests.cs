using System.Net;
using Canteen.Features.Door.OAuth;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Door;

/// <summary>
/// The cost of a flood of requests to the OAuth endpoints. Of 1,000 people behind an address, 200 may ask and 100 may fail in five minutes.
/// </summary>
public class TokenFloodTests
{
    private const int Requests = 200;
    private const int Failures = 100;
    private const int AppTokens = 60;

    [Fact]
    public async Task A_flood_of_made_up_apps_asks_the_database_a_bounded_number_of_times_and_a_known_app_goes_on()
    {
        await using var server = await StartAsync();
        var dance = await OAuthDance.RegisterAsync(server);
        var answers = new List<HttpStatusCode>();
        var asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 150; i++) answers.Add((await dance.AskForOwnTokenAsync(client: Secret<ClientId>.New().Text)).StatusCode);
        });
        Assert.Equal(
            (Failures, 50),
            (answers.Count(a => a == HttpStatusCode.Unauthorized), answers.Count(a => a == HttpStatusCode.TooManyRequests)));
        Assert.Equal(Failures, asked);
        await dance.OwnTokenAsync();
        asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => dance.AskForOwnTokenAsync(client: Secret<ClientId>.New().Text)));
            }
        });
        Assert.Equal(0, asked);
        var late = await dance.AskForOwnTokenAsync();
        Assert.Equal("temporarily_unavailable", await OAuthDance.ErrorAsync(late, HttpStatusCode.TooManyRequests));
        Assert.NotNull(late.Headers.RetryAfter);
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await dance.OwnTokenAsync();
    }

    [Fact]
    public async Task Guessing_codes_or_the_secret_of_an_app_ends_for_that_app_alone()
    {
        await using var server = await StartAsync();
        var (dance, other) = (await OAuthDance.RegisterAsync(server), await OAuthDance.RegisterAsync(server));
        var answers = new List<HttpResponseMessage>();
        var asked = await CountingEngine.DuringAsync(server, async () =>
        {
            for (var i = 0; i < 60; i++) answers.Add(await dance.ExchangeAsync(Secret<AuthorizationCode>.New().Text));
            for (var i = 0; i < 60; i++) answers.Add(await dance.RevokeAsync(""));
        });
        Assert.Equal(Failures, asked);
        Assert.Equal("temporarily_unavailable", await OAuthDance.ErrorAsync(answers[^1], HttpStatusCode.TooManyRequests));
        Assert.NotNull(answers[^1].Headers.RetryAfter);
        await other.OwnTokenAsync();
    }

    [Fact]
    public async Task An_app_that_asks_for_tokens_of_its_own_gets_a_few_and_has_a_hundred_at_most()
    {
        await using var server = await StartAsync();
        var dance = await OAuthDance.RegisterAsync(server);
        var first = await dance.OwnTokenAsync();
        var answers = new List<HttpResponseMessage>();
        for (var i = 1; i < 100; i++) answers.Add(await dance.AskForOwnTokenAsync());
        Assert.Equal(AppTokens - 1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, first));
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        var last = "";
        for (var i = 0; i < AppTokens; i++) last = await dance.OwnTokenAsync();
        Assert.Equal(IssueAppToken.MostTokens, await server.CountAsync("SELECT count(*) FROM tokens WHERE revoked_at IS NULL"));
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(server, first));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(server, last));
    }

    [Fact]
    public async Task The_oldest_tokens_of_an_app_are_found_by_an_index()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(IssueAppToken.TooOldSql, new { App = 1L, IssueAppToken.MostTokens });
        Assert.False(QueryPlan.ScansOrSorts(plan), plan);
    }

    private static Task<TestServer> StartAsync() =>
        TestServer.StartAsync(s => s with { RateLimits = true, PeoplePerAddress = 5 * Requests }, services: CountingEngine.Install);

    private static async Task<HttpStatusCode> UseAsync(TestServer server, string token) =>
        (await OAuthDance.WithTokenAsync(server, token, "/api/v1/apps/verify_credentials")).StatusCode;
}
