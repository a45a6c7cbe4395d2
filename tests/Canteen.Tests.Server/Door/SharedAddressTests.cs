using System.Net;
using Canteen.Core;
using Canteen.Features.Platform.Rates;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Door;

/// <summary>
/// A hospital has one public address. Of 400 people behind it, 40 may sign in within five minutes before anybody has to wait.
/// </summary>
public class SharedAddressTests
{
    private const int OfBrowser = 25;
    private const int OfAddress = 40;
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(5) / OfAddress;

    [Fact]
    public async Task One_browser_that_tries_all_the_time_is_stopped_and_the_next_one_is_not()
    {
        await using var server = await StartAsync();
        using var keen = server.Browser();
        using var colleague = server.Browser();
        for (var i = 0; i < OfBrowser; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(keen)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(keen)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await TryAsync(colleague)).StatusCode);
    }

    [Fact]
    public async Task Beyond_what_an_address_may_they_wait_for_their_turn_and_only_a_long_line_is_turned_away()
    {
        await using var server = await StartAsync();
        var queue = server.Services.GetRequiredService<RateQueue>();
        for (var used = 0; used < OfAddress;)
        {
            using var browser = server.Browser();
            for (var i = 0; i < 10; i++, used++) await TryAsync(browser);
        }
        var first = TryAsync(server.Browser());
        await WaitingAsync(queue, 1);
        var second = TryAsync(server.Browser());
        await WaitingAsync(queue, 2);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await TryAsync(server.Browser())).StatusCode);
        server.Clock.Advance(Turn);
        var answer = await first;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Null(answer.Headers.RetryAfter);
        Assert.False(second.IsCompleted);
        server.Clock.Advance(Turn);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second).StatusCode);
    }

    [Fact]
    public async Task A_lecture_hall_of_new_colleagues_can_register_their_apps()
    {
        await using var server = await StartAsync(s => s with { PeoplePerAddress = 5000 });
        for (var i = 0; i < 200; i++) await OAuthDance.RegisterAsync(server);
    }

    [Fact]
    public async Task The_page_that_turns_somebody_away_says_so_in_words_for_people()
    {
        await using var server = await StartAsync();
        using var browser = server.Browser();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        for (var i = 0; i < OfBrowser; i++) await TryAsync(browser);
        var page = await (await TryAsync(browser)).TextAsync();
        Assert.Contains("Please wait a few minutes", page, StringComparison.Ordinal);
        Assert.DoesNotContain("X-RateLimit", page, StringComparison.Ordinal);
    }

    private static Task<TestServer> StartAsync(Func<CanteenSettings, CanteenSettings>? more = null) =>
        TestServer.StartAsync(s => (more ?? (same => same))(s with { RateLimits = true, PeoplePerAddress = 10 * OfAddress }));

    private static Task<HttpResponseMessage> TryAsync(HttpClient browser) =>
        browser.SubmitAsync("/sign-in", "/sign-in", ("email", Nonce.New()[..20]), ("password", "not the right one"));

    private static async Task WaitingAsync(RateQueue queue, int count)
    {
        while (queue.Waiting < count) await Task.Yield();
    }
}
