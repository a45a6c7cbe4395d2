using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>Searches with the best match first, and what is marked in what they find.</summary>
public sealed class BestMatchTests
{
    private const string Api = "/api/canteen/v1/search/posts?sort=relevance&q=";

    [Fact]
    public async Task The_best_match_comes_first_and_a_stranger_finds_no_more_than_before()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("eve"));
        var near = await bo.PublishAsync("The discharge letter is late");
        var apart = await bo.PublishAsync("A letter came; nobody knows about the discharge");
        var secret = await bo.PublishAsync("My discharge letter", "private");
        await ada.FollowAsync(bo);
        await server.DrainAsync();
        Assert.Equal([secret, near, apart], await FindAsync(bo, "discharge letter"));
        Assert.Equal([near, apart], await FindAsync(eve, "discharge letter"));
        Assert.Equal([apart, near], await FindAsync(eve, "discharge letter", "&sort=newest"));
        await bo.PostJsonAsync($"/api/v1/accounts/{eve.Id}/block");
        Assert.Empty(await FindAsync(eve, "discharge letter"));
        Assert.Empty(await FindAsync(eve, "discharge letter", "&sort=newest"));
    }

    [Fact]
    public async Task Parts_follow_each_other_whatever_is_written_meanwhile()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < 5; i++) await ada.PublishAsync(i % 2 == 0 ? $"rota swap {i}" : $"swap of the rota {i}");
        await server.DrainAsync();
        var (seen, next) = (new List<string>(), Api + "rota+swap&limit=2");
        while (next is not null)
        {
            var answer = await ada.GetAsync(next);
            seen.AddRange(IdsIn(JsonElement.Parse(await answer.Content.ReadAsStringAsync())));
            next = answer.Headers.TryGetValues("Link", out var link) ? new Uri(link.Single().Split('<', '>')[1]).PathAndQuery : null;
            await ada.PublishAsync("rota swap meanwhile");
            await server.DrainAsync();
        }
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
        Assert.Equal(8, (await FindAsync(ada, "rota swap")).Count);
    }

    [Fact]
    public async Task There_is_nothing_after_the_last_part()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < 3; i++) await ada.PublishAsync($"rota swap {i}");
        await server.DrainAsync();
        Assert.Single(await FindAsync(ada, "rota", "&sort=relevance&offset=2"));
        Assert.Empty(await FindAsync(ada, "rota", "&sort=relevance&offset=3"));
    }

    [Theory]
    [InlineData("q=tea&sort=popular", 422)]
    [InlineData("sort=relevance", 400)]
    [InlineData("q=tea&offset=-1", 400)]
    [InlineData("q=before:2026-02-30&sort=relevance", 422)]
    [InlineData("q=tea&sort=relevance&offset=9999999999999", 200)]
    [InlineData("q=has:link&sort=relevance", 200)]
    [InlineData("q=%22%22&sort=relevance", 200)]
    public async Task Nonsense_is_refused_with_a_sentence(string query, int code)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var answer = await ada.GetAsync("/api/canteen/v1/search/posts?" + query);
        Assert.Equal(code, (int)answer.StatusCode);
        Assert.Equal(401, (int)(await server.Visitor().GetAsync("/api/canteen/v1/search/posts?q=tea")).StatusCode);
    }

    [Fact]
    public async Task The_page_marks_the_words_that_were_found_and_links_to_the_other_order()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.MemberAsync("eve");
        await ada.PostJsonAsync("/api/v1/statuses", new { status = "Nurses & a <b>nurse</b> #NurseLife", spoiler_text = "About nursing" });
        for (var i = 0; i < 24; i++) await ada.PublishAsync($"Nothing but nurse {(char)('a' + i)}");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/search?q=nurse&sort=relevance");
        Assert.Equal("Best match", page.QuerySelector(".found-order [aria-current]")!.TextContent);
        var first = page.QuerySelector(".post")!;
        Assert.Equal(["nursing", "Nurses", "nurse", "Nurse"], first.QuerySelectorAll("mark").Select(mark => mark.TextContent));
        Assert.Contains("Nurses & a <b>nurse</b> #NurseLife", first.TextContent, StringComparison.Ordinal);
        var plain = page.QuerySelectorAll(".post")[1].QuerySelector(".say")!;
        Assert.Equal("nurse", Assert.Single(plain.QuerySelectorAll("mark")).TextContent);
        Assert.Equal("<p>Nothing but nurse x</p>", plain.InnerHtml.Replace("<mark>", "").Replace("</mark>", ""));
        Assert.NotNull(page.QuerySelectorAll(".post")[1].QuerySelector("[data-act=favourite]"));
        var second = await browser.PageAsync(page.QuerySelector(".older a")!.GetAttribute("href")!);
        Assert.Equal(5, second.QuerySelectorAll(".post").Length);
        Assert.Null(second.QuerySelector(".older a"));
        Assert.Empty((await browser.PageAsync("/home")).QuerySelectorAll("mark"));
        Assert.Empty((await browser.PageAsync("/search?q=from:ada")).QuerySelectorAll("mark, .found-order"));
        var newest = await browser.PageAsync(page.QuerySelector(".found-order a")!.GetAttribute("href")!);
        Assert.Equal("Newest", newest.QuerySelector(".found-order [aria-current]")!.TextContent);
        Assert.StartsWith("Nothing but nurse", newest.QuerySelector(".post .say")!.TextContent.Trim(), StringComparison.Ordinal);
        var built = await browser.GetAsync("/search/build?all=nurse&sort=relevance");
        var to = built.Headers.Location?.OriginalString ?? built.RequestMessage!.RequestUri!.PathAndQuery;
        Assert.Equal("/search?q=nurse&sort=relevance", to);
    }

    [Fact]
    public async Task Another_search_in_either_box_keeps_the_order_in_which_one_reads()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { "/search?q=nurse&sort=relevance", "/search?q=&sort=relevance", "/search?q=before:x&sort=relevance" })
        {
            var answer = await browser.GetAsync(path);
            var boxes = (await answer.DocumentAsync()).QuerySelectorAll("search form[action='/search']");
            Assert.NotEmpty(boxes);
            Assert.All(boxes, box => Assert.Equal("relevance", box.QuerySelector("input[name=sort]")?.GetAttribute("value")));
        }
        foreach (var path in new[] { "/search?q=nurse", "/search?q=nurse&sort=newest", "/home?sort=relevance" })
            Assert.Null((await browser.PageAsync(path)).QuerySelector("search input[name=sort]"));
    }

    private static async Task<List<string>> FindAsync(Member who, string query, string more = "") =>
        IdsIn(await who.GetJsonAsync(Api.Replace("sort=relevance&", "", StringComparison.Ordinal) + Uri.EscapeDataString(query)
            + (more.Length == 0 ? "&sort=relevance" : more) + "&limit=40"));

    private static List<string> IdsIn(JsonElement found) =>
        [.. found.GetProperty("statuses").EnumerateArray().Select(post => post.GetProperty("id").GetString()!)];
}
