using Canteen.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>A page that stays open from one week to the next.</summary>
public sealed class WeekTests(Chromium chromium)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public async Task A_page_open_for_a_week_shows_dates_is_live_and_still_posts()
    {
        // Browsers let cookies expire by real time.
        await using var server = await TestServer.StartAsync(startClock: new FakeClock(DateTimeOffset.UtcNow));
        var ben = await server.MemberAsync("ben");
        await (await server.MemberAsync("amara")).FollowAsync(ben);
        await ben.PublishAsync("Last week's news.");
        await using var visit = await Visit.StartAsync(chromium, server);
        await visit.SignInAsync("amara");
        await visit.Page.Clock.InstallAsync(new() { TimeDate = server.Clock.GetUtcNow().UtcDateTime });
        await visit.ListenAsync("/home");
        await visit.Page.FillAsync("#write textarea", "Begun a week ago, and sent today.");
        server.Clock.Advance(Week);
        await visit.Page.Clock.FastForwardAsync((long)Week.TotalMilliseconds);
        var time = visit.Page.Locator(".post", new() { HasText = "Last week's news." }).Locator("time > [aria-hidden]");
        await Expect(time).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9][0-9]? [A-Z][a-z]{2}"));
        await ben.PublishAsync("This week's news.");
        await visit.Page.Clock.FastForwardAsync(30_000);
        await Expect(visit.Page.Locator("[data-pill] a")).ToHaveTextAsync("1 new post");
        await visit.Page.ClickAsync("#write [type=submit]");
        await Expect(visit.Page.Locator(".post").First).ToContainTextAsync("Begun a week ago, and sent today.");
    }
}
