using System.Net;
using System.Text.Json;
using Canteen.Core.Search;
using Canteen.Features.Reading.SavedSearches;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>Being told of what saved searches find: in notifications, and in a feed reader.</summary>
public sealed class SearchNoticeTests
{
    private const string Told = "/api/v1/notifications?types[]=status";

    [Fact]
    public async Task Hourly_means_at_once_and_then_not_before_an_hour_has_passed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var id = await SavedSearchesTests.SaveAsync(ada, "lavender", "hourly");
        var first = await ben.PublishAsync("Lavender in the day room");
        await server.DrainAsync();
        Assert.Equal([first], await ToldAsync(ada));
        await ben.PublishAsync("More lavender");
        var last = await ben.PublishAsync("Even more lavender");
        await ben.PublishAsync("No flowers here");
        await server.DrainAsync();
        Assert.Equal([first], await ToldAsync(ada));
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        await server.DrainAsync();
        Assert.Equal([last, first], await ToldAsync(ada));
        using var browser = await server.BrowserAsync("ada");
        var why = (await browser.PageAsync("/notifications")).QuerySelectorAll(".heard-why").Select(line => Plain(line.TextContent));
        Assert.Equal(["2 new posts found by lavender", "1 new post found by lavender"], why);
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        await server.DrainAsync();
        Assert.Equal([last, first], await ToldAsync(ada));
        await ada.DeleteJsonAsync($"/api/canteen/v1/searches/{id}");
        await ben.PublishAsync("Lavender again");
        await server.DrainAsync();
        Assert.Equal([last, first], await ToldAsync(ada));
    }

    [Fact]
    public async Task At_once_means_the_first_few_of_a_day()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await SavedSearchesTests.SaveAsync(ada, "recall", "at_once");
        for (var i = 0; i < SavedSearch.MostAtOnce + 3; i++) await ben.PublishAsync($"Recall number {i}");
        await server.DrainAsync();
        Assert.Equal(SavedSearch.MostAtOnce, (await ToldAsync(ada)).Length);
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        await server.DrainAsync();
        Assert.Equal(SavedSearch.MostAtOnce + 1, (await ToldAsync(ada)).Length);
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_may_not_or_do_not_want_to_read()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var (gus, mo) = (await server.MemberAsync("gus"), await server.MemberAsync("mo"));
        await gus.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await ada.PostJsonAsync($"/api/v1/accounts/{mo.Id}/mute");
        var words = new[] { new { keyword = "spoiler" } };
        await ada.PostJsonAsync(
            "/api/v2/filters", new { title = "No", context = new[] { "public" }, filter_action = "hide", keywords_attributes = words });
        await SavedSearchesTests.SaveAsync(ada, "rota", "at_once");
        await gus.PublishAsync("The rota of somebody who blocked her");
        await mo.PublishAsync("The rota of somebody whom she muted");
        await ben.PublishAsync("The rota for followers", "private");
        await ben.PublishAsync("The rota as a spoiler");
        await ada.PublishAsync("Her own rota");
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { indexable = false });
        await ben.PublishAsync("The rota of somebody who is not to be found");
        await server.DrainAsync();
        Assert.Empty(await ToldAsync(ada));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { indexable = true });
        var open = await ben.PublishAsync("The rota for all");
        await server.DrainAsync();
        Assert.Equal([open], await ToldAsync(ada));
    }

    [Fact]
    public async Task A_feed_reader_gets_public_posts_at_a_secret_address_until_it_ends()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var id = await SavedSearchesTests.SaveAsync(ada, "sepsis");
        await ben.PublishAsync("Sepsis & <fever>");
        await ben.PublishAsync("Sepsis for followers", "private");
        await ada.PublishAsync("My unlisted sepsis", "unlisted");
        await server.DrainAsync();
        var visitor = server.Visitor();
        var address = (await ada.PostJsonAsync($"/api/canteen/v1/searches/{id}/feed")).Text("url");
        var answer = await visitor.GetAsync(new Uri(address).PathAndQuery);
        Assert.Equal("application/rss+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
        var feed = System.Xml.Linq.XDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["Ben Thomas: Sepsis & <fever>"], feed.Descendants("item").Select(item => item.Element("title")!.Value));
        var second = (await ada.PostJsonAsync($"/api/canteen/v1/searches/{id}/feed")).Text("url");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri(address).PathAndQuery)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(new Uri(second).PathAndQuery)).StatusCode);
        await ada.DeleteJsonAsync($"/api/canteen/v1/searches/{id}/feed");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(new Uri(second).PathAndQuery)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/searches/feeds/nonsense")).StatusCode);
    }

    [Fact]
    public async Task It_goes_by_indexes()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var sql in new[] { FindSearchFeed.Sql, TellOfSearches.StateSql, TellHourly.DueSql, SavedSearchCache.OwnSql })
        {
            var plan = await server.Database.PlanOfAsync(sql, new { Hash = "x", Id = 1L, id = 1L, owner = 1L });
            Assert.DoesNotContain("SCAN s\n", plan + "\n", StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string[]> ToldAsync(Member member) =>
        [.. (await member.GetJsonAsync(Told)).EnumerateArray().Select(told => told.GetProperty("status").Text("id"))];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
