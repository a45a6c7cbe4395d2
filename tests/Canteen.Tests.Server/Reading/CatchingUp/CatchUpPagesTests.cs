using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.CatchingUp;

/// <summary>The page without script.</summary>
public sealed class CatchUpPagesTests
{
    [Fact]
    public async Task The_contents_lead_to_sections_whose_posts_say_why_and_the_page_ends()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        for (var i = 0; i < 3; i++) await circle[1].PublishAsync($"Post {i}");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        server.Clock.Advance(TimeSpan.FromHours(2));
        var page = await browser.PageAsync("/catch-up?span=12h");
        Assert.Equal("What happened while you were away?", page.QuerySelector(".catch-question")?.TextContent);
        Assert.Equal("Since yesterday 23:00: 3 posts by 1 person.", page.QuerySelector(".catch-when")?.TextContent);
        Assert.Equal(
            ["#catch-quiet", "#catch-rest", "#catch-end"], page.QuerySelectorAll(".catch-contents a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["2", "1"], page.QuerySelectorAll(".catch-contents .catch-count").Select(count => count.TextContent));
        Assert.All(page.QuerySelectorAll(".catch-contents a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        Assert.Equal(["New here", "New here"], page.QuerySelectorAll("#catch-quiet .post .shown-because").Select(why => why.TextContent));
        Assert.Equal(3, page.QuerySelectorAll("[role=feed] article.post").Length);
        Assert.Equal("That is all since yesterday 23:00.", page.QuerySelector(".catch-all")?.TextContent);
        Assert.Equal("Catch up", page.QuerySelector(".views [aria-current=page]")?.TextContent);
        var answer = await browser.SubmitAsync(page.QuerySelector(".catch-end form"));
        Assert.Equal((HttpStatusCode.SeeOther, "/home#flash"), (answer.StatusCode, answer.Target()));
        page = await browser.PageAsync("/catch-up");
        Assert.Equal("Nothing new since 11:00 today.", page.QuerySelector(".catch-all")?.TextContent);
        Assert.Empty(page.QuerySelectorAll("main .post"));
    }

    [Fact]
    public async Task Times_are_those_of_the_readers_own_zone()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        browser.DefaultRequestHeaders.Add("Cookie", "zone=Pacific/Auckland");
        var ask = new HttpRequestMessage(HttpMethod.Get, "/catch-up?span=days&days=3");
        var page = await (await browser.SendAsync(ask)).DocumentAsync();
        Assert.Equal("Nothing new since Friday 22:00.", page.QuerySelector(".catch-all")?.TextContent);
    }

    [Theory]
    [InlineData("from=2026-11-17&to=2026-11-17", "On 17 November")]
    [InlineData("from=2026-11-16&to=2026-11-18", "From 16 November until 18 November")]
    [InlineData("from=2026-11-17T20:00&to=2026-11-18", "From 17 November 20:00 until 18 November")]
    [InlineData("from=2026-11-20", "From 20 November until 09:00 today")]
    public async Task Days_are_named_as_they_were_asked_for(string asked, string said)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/catch-up?" + asked);
        Assert.Equal(said + ": no new posts.", page.QuerySelector(".catch-when")?.TextContent);
        Assert.Equal($"Nothing {said[..1].ToLowerInvariant()}{said[1..]}.", page.QuerySelector(".catch-all")?.TextContent);
    }

    [Fact]
    public async Task Grouped_by_author_each_person_has_a_heading_and_who_posted_least_comes_first()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("bruno", "celia");
        await circle[2].PublishAsync("One");
        for (var i = 0; i < 3; i++) await circle[1].PublishAsync($"Post {i}");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/catch-up?span=12h&group=author");
        Assert.Equal(["celia 1 post", "bruno 3 posts"], page.QuerySelectorAll(".catch-author h3").Select(h => h.TextContent));
        Assert.Empty(page.QuerySelectorAll(".catch-group"));
        Assert.NotNull(page.QuerySelector(".catch-view details[open]"));
        var sorted = page.QuerySelectorAll(".catch-view a").Single(a => a.TextContent == "Longest posts first").GetAttribute("href")!;
        page = await browser.PageAsync(sorted);
        var explained = page.QuerySelector(".catch-view .soft")?.TextContent;
        Assert.Contains("People who write the longest posts come first", explained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_lead_on_within_the_time_and_the_last_one_is_the_end()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben", "cath");
        await circle[2].PublishAsync("Now and then");
        for (var i = 0; i < 40; i++) await circle[1].PublishAsync($"Post {i}");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/catch-up?span=12h");
        Assert.Null(page.QuerySelector(".catch-all"));
        Assert.Equal("Skip the rest", page.QuerySelector(".catch-end button")?.TextContent);
        var end = page.QuerySelector(".catch-contents li:last-child a")?.GetAttribute("href");
        Assert.EndsWith("&page=2#catch-end", end, StringComparison.Ordinal);
        Assert.Equal("Page 1 of 2", page.QuerySelector(".catch-pages span")?.TextContent);
        page = await browser.PageAsync(page.QuerySelector(".catch-pages [rel=next]")!.GetAttribute("href")!);
        Assert.Equal(10, page.QuerySelectorAll("main .post").Length);
        Assert.NotNull(page.QuerySelector("#catch-end .catch-all"));
        Assert.Equal("I have caught up", page.QuerySelector(".catch-end button")?.TextContent);
        Assert.Empty(page.QuerySelectorAll(".catch-contents"));
        Assert.Null(page.QuerySelector(".catch-pages [rel=next]"));
        Assert.NotNull(page.QuerySelector(".catch-choices [aria-current]"));
    }

    [Fact]
    public async Task What_filters_hide_is_counted_and_can_be_shown()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await circle[1].PublishAsync("The weather");
        var words = new[] { new { keyword = "weather" } };
        await circle[0].PostJsonAsync(
            "/api/v2/filters", new { title = "Sky", context = new[] { "home" }, filter_action = "hide", keywords_attributes = words });
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/catch-up?span=12h");
        Assert.Empty(page.QuerySelectorAll("main .post"));
        Assert.Contains("1 post hidden by your filters", page.QuerySelector(".hidden-count")?.TextContent, StringComparison.Ordinal);
        page = await browser.PageAsync(page.QuerySelector(".hidden-count a")!.GetAttribute("href")!.Split('#')[0]);
        Assert.NotNull(page.QuerySelector("main .post details.filtered"));
    }

    [Fact]
    public async Task A_visitor_has_to_sign_in_and_a_stranger_moves_only_their_own_marker()
    {
        await using var server = await TestServer.StartAsync();
        var circle = await server.CircleAsync("ben");
        await circle[1].PublishAsync("Hello");
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(CatchUpTools.Api)).StatusCode);
        await circle[1].PostJsonAsync(CatchUpTools.Api + "/marker");
        Assert.Single((await server.CatchUpAsync(circle[0], "")).Posts());
        using var browser = await server.BrowserAsync("ada");
        var answer = await browser.SubmitAsync("/catch-up", "/catch-up/done", ("to", "never"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }
}
