using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Reading.CatchingUp.CatchUpTools;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>What happened while somebody was on leave. The clock begins on a Monday at 09:00.</summary>
public sealed class CatchUpLeaveTests
{
    private const string Quiet = "/settings/quiet", Leave = "span=leave";

    [Fact]
    public async Task While_one_is_away_it_goes_until_now_and_later_only_to_the_end_of_the_leave()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await circle[1].PublishAsync("Before");
        using var browser = await server.BrowserAsync("ada");
        server.Clock.Advance(TimeSpan.FromHours(1));
        await browser.SubmitAsync(Quiet, Quiet + "/now", ("day", "2026-11-27"));
        server.Clock.Advance(TimeSpan.FromDays(2));
        var during = await circle[1].PublishAsync("During");
        Assert.Equal([during], (await server.CatchUpAsync(circle[0], Leave)).Posts());
        Assert.Equal(("Since I went on leave", "true"), await LinkAsync(browser, "?" + Leave));
        server.Clock.Advance(TimeSpan.FromDays(2));
        var after = await circle[1].PublishAsync("On the first morning");
        Assert.Equal([during, after], (await server.CatchUpAsync(circle[0], Leave)).Posts().Order());
        Assert.Equal(("Since I went on leave", null), await LinkAsync(browser, ""));
        server.Clock.Advance(TimeSpan.FromDays(9));
        var found = await server.CatchUpAsync(circle[0], Leave);
        Assert.Equal([during], found.Posts());
        Assert.Equal(("2026-11-23T10:00:00.000Z", "2026-11-27T00:00:00.000Z"), (found.Text("from"), found.Text("to")));
        Assert.Equal(("My leave", null), await LinkAsync(browser, ""));
        var page = await browser.PageAsync("/catch-up?" + Leave);
        var when = page.QuerySelector(".catch-when")!.TextContent;
        Assert.Contains("From 23 November 10:00 until 27 November 00:00", when, StringComparison.Ordinal);
        var sorted = page.QuerySelectorAll(".catch-view a").Single(a => a.TextContent == "Oldest first").GetAttribute("href")!;
        Assert.Contains("span=leave&from=", sorted, StringComparison.Ordinal);
        Assert.Equal(("My leave", "true"), await LinkAsync(browser, sorted["/catch-up".Length..].Split('#')[0]));
        server.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Null((await LinkAsync(browser, "")).Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await circle[0].GetAsync($"{Api}?{Leave}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_without_a_leave_is_offered_one_and_asking_for_it_is_refused_with_a_sentence()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var stranger = await server.MemberAsync("stranger");
        await ada.PostJsonAsync("/api/canteen/v1/quiet_hours/now", new { @for = 3600 });
        await stranger.PostJsonAsync("/api/canteen/v1/quiet_hours/now", new { until = "2026-11-30T09:00:00Z" });
        server.Clock.Advance(TimeSpan.FromHours(2));
        var answer = await ada.GetAsync($"{Api}?{Leave}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("not been on leave", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        Assert.Null((await LinkAsync(browser, "")).Text);
        answer = await browser.GetAsync("/catch-up?" + Leave);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "not been on leave", (await answer.DocumentAsync()).QuerySelector(".problems")?.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("2026-11-23T09:00:00", (await server.CatchUpAsync(stranger, Leave)).Text("from"), StringComparison.Ordinal);
    }

    private static async Task<(string? Text, string? Current)> LinkAsync(HttpClient browser, string query)
    {
        var page = await browser.PageAsync("/catch-up" + query);
        var link = page.QuerySelector(".catch-choices a[href='/catch-up?span=leave']");
        return (link?.TextContent, link?.GetAttribute("aria-current"));
    }
}
