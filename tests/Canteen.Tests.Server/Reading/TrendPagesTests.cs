using System.Net;
using Canteen.Features.Reading.Trends;
using Canteen.Core.Paging;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>The pages of what trends, and that what they read is bounded.</summary>
public sealed class TrendPagesTests
{
    private const string Link = "https://example.org/sepsis";

    [Fact]
    public async Task Each_page_says_why_something_trends_in_the_readers_own_day()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(5, i => i switch { 1 or 2 => "st brannocks", 5 => "", _ => $"trust {i}" });
        foreach (var member in crowd.Take(3)) await member.PublishAsync($"#tea {Link}");
        var post = await crowd[3].PublishAsync("Hello.");
        foreach (var member in crowd.Where((_, i) => i != 3)) await member.DoAsync(post, "favourite");
        await server.DrainAsync();
        using var visitor = server.Visitor();
        Assert.Equal("3 people in 2 organisations this morning", await WhyAsync(visitor, "/hashtags", ".trend-tags small"));
        Assert.Equal("3 people in 2 organisations this morning", await WhyAsync(visitor, "/trends/links", ".trend-links small"));
        Assert.Equal("4 people in 2 or more organisations this morning", await WhyAsync(visitor, "/trends", ".trend-why"));
        Assert.Equal("3 people in 2 organisations this morning", await WhyAsync(visitor, "/search", ".rising small"));
        server.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Equal("3 people in 2 organisations today", await WhyAsync(visitor, "/hashtags", ".trend-tags small"));
        server.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal("3 people in 2 organisations since yesterday", await WhyAsync(visitor, "/hashtags", ".trend-tags small"));
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("3 people in 2 organisations since Monday", await WhyAsync(visitor, "/hashtags", ".trend-tags small"));
        Assert.Single((await visitor.PageAsync("/trends")).QuerySelectorAll("main .post"));
    }

    [Fact]
    public async Task One_organisation_is_said_in_the_singular_and_none_is_not_said()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(6, i => i <= 3 ? "st brannocks" : "");
        foreach (var member in crowd.Take(3)) await member.PublishAsync("#one");
        foreach (var member in crowd.Skip(3)) await member.PublishAsync("#none");
        await server.DrainAsync();
        var told = (await server.Visitor().PageAsync("/hashtags")).QuerySelectorAll("main .trend-tags a").Select(a => a.TextContent);
        Assert.Equal(["#none3 people this morning", "#one3 people in 1 organisation this morning"], told);
    }

    [Fact]
    public async Task Where_nothing_trends_the_pages_say_so()
    {
        await using var server = await TestServer.StartAsync();
        using var visitor = server.Visitor();
        Assert.Equal("No posts are trending", await WhyAsync(visitor, "/trends", ".empty-title"));
        Assert.Equal("No links are trending", await WhyAsync(visitor, "/trends/links", ".empty-title"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/trends/link?url=" + Link)).StatusCode);
        Assert.Empty((await visitor.PageAsync("/search")).QuerySelectorAll(".rising"));
    }

    [Fact]
    public async Task The_posts_with_a_link_have_a_page_and_a_blocked_author_is_not_on_it()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(3);
        foreach (var member in crowd) await member.PublishAsync(Link);
        await crowd[0].PostJsonAsync($"/api/v1/accounts/{crowd[1].Id}/block");
        await server.DrainAsync();
        var path = (await server.Visitor().PageAsync("/trends/links")).QuerySelector("a.trend-posts")!.GetAttribute("href")!;
        Assert.Equal(3, (await server.Visitor().PageAsync(path)).QuerySelectorAll("main .post").Length);
        using var browser = await server.BrowserAsync("crowd1");
        Assert.Equal(2, (await browser.PageAsync(path)).QuerySelectorAll("main .post").Length);
    }

    [Fact]
    public async Task A_filter_hides_a_trending_post()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(4);
        var post = await crowd[3].PublishAsync("About the weather.");
        foreach (var member in crowd.Take(3)) await member.DoAsync(post, "favourite");
        var words = new[] { new { keyword = "weather" } };
        var filter = new { title = "Weather", context = new[] { "public" }, filter_action = "hide", keywords_attributes = words };
        await crowd[0].PostJsonAsync("/api/v2/filters", filter);
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("crowd1");
        Assert.Empty((await browser.PageAsync("/trends")).QuerySelectorAll("main .post"));
        Assert.Single((await server.Visitor().PageAsync("/trends")).QuerySelectorAll("main .post"));
    }

    [Fact]
    public async Task A_hashtags_page_names_those_that_several_people_use_with_it_in_public()
    {
        await using var server = await TestServer.StartAsync();
        var crowd = await server.CrowdAsync(3);
        await crowd[0].PublishAsync("#tea #cake");
        await crowd[1].PublishAsync("#tea #cake #alone");
        await crowd[1].PublishAsync("#tea #alone");
        await crowd[0].PublishAsync("#tea #secret", "private");
        await crowd[2].PublishAsync("#tea #secret", "private");
        await server.DrainAsync();
        using var visitor = server.Visitor();
        Assert.Equal("#cake", Assert.Single((await visitor.PageAsync("/tags/tea")).QuerySelectorAll(".related-tags a")).TextContent);
        await crowd[2].PublishAsync("#tea #alone");
        server.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(
            ["#alone", "#cake"], (await visitor.PageAsync("/tags/tea")).QuerySelectorAll(".related-tags a").Select(a => a.TextContent));
        await server.SuspendAsync(crowd[0]);
        server.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("#alone", Assert.Single((await visitor.PageAsync("/tags/tea")).QuerySelectorAll(".related-tags a")).TextContent);
        server.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Empty((await visitor.PageAsync("/tags/tea")).QuerySelectorAll(".related-tags"));
    }

    [Fact]
    public async Task What_is_read_for_trends_is_found_by_an_index()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var sql in new[] { BoardReader.UsesSql, BoardReader.FoundUsesSql })
        {
            var uses = await server.Database.PlanOfAsync(sql, new { Kind = 0L, subject = "tea", Since = 0L, People = 2000 });
            Assert.Contains(TestDatabase.OnPostgres ? "trend_uses_pkey" : "sqlite_autoindex_trend_uses_1", uses, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", uses, StringComparison.Ordinal);
        }
        await FindsAsync(server, UseRows.OfCauseSql, new { Cause = 1L, Who = 1L }, "trend_causes_cause");
        await FindsAsync(server, CountUses.TextSql, new { post = 1L });
        await FindsAsync(server, RulingRows.RefusedSql, new { Most = 100 }, "trend_rulings_newest");
        await FindsAsync(server, RelatedTagCache.PostsSql, new { name = "tea", From = 0L, Looked = 500 });
        var window = new PageWindow(20);
        var args = new { Link, window.Below, window.Above, window.Limit };
        await FindsAsync(server, ReadLinkTimeline.Sql(window), args, "trend_causes_link");
        // The few that are found are grouped; all uses of the week are not sorted for it.
        var plan = await server.Database.PlanOfAsync(
            BoardReader.ThingsSql, new { Kind = 0L, Since = 0L, Looked = 20_000, Things = 100 });
        Assert.Contains("trend_uses_newest", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        var old = new { Before = 1L, Most = 500 };
        Assert.Contains("trend_uses_newest", await server.Database.PlanOfAsync(TrendsFeature.OldUsesSql, old), StringComparison.Ordinal);
        Assert.Contains("trend_causes_age", await server.Database.PlanOfAsync(TrendsFeature.OldCausesSql, old), StringComparison.Ordinal);
    }

    private static async Task FindsAsync(TestServer server, string sql, object args, string index = "")
    {
        var plan = await server.Database.PlanOfAsync(sql, args);
        Assert.False(QueryPlan.ScansOrSorts(plan), plan);
        Assert.Contains(index, plan, StringComparison.Ordinal);
    }

    private static async Task<string?> WhyAsync(HttpClient reader, string path, string element) =>
        (await reader.PageAsync(path)).QuerySelector(element)?.TextContent.Trim();
}
