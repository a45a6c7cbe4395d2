using System.Net;
using Canteen.Core.Lists;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Reading;

/// <summary>Saved searches in lists: what they find is read and heard there.</summary>
public sealed class ListSearchesTests
{
    private const string Lists = "/api/canteen/v1/lists", Searches = "/api/canteen/v1/searches";

    [Fact]
    public async Task A_list_has_what_its_searches_find_in_time_order_and_each_post_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var found = await cath.PublishAsync("Sepsis six");
        var both = await ben.PublishAsync("Sepsis again");
        var said = await ben.PublishAsync("Hello");
        await cath.PublishAsync("Nothing to do with it");
        var last = await cath.PublishAsync("Handover of sepsis");
        await ben.PostJsonAsync($"/api/v1/statuses/{found}/reblog");
        await server.DrainAsync();
        var list = await ListAsync(ada, [ben], "sepsis", "handover");
        Assert.Equal([last, said, both, found], await IdsAsync(ada, list));
        await cath.PostJsonAsync("/api/v1/statuses", new { status = "Sepsis for my followers", visibility = "private" });
        var fresh = await cath.PublishAsync("More sepsis");
        await server.DrainAsync();
        Assert.Equal([fresh, last, said, both, found], await IdsAsync(ada, list));
        await cath.DeleteAsync($"/api/v1/statuses/{last}");
        await server.DrainAsync();
        Assert.Equal([fresh, said, both, found], await IdsAsync(ada, list));
    }

    [Fact]
    public async Task Its_pages_go_on_in_both_directions_and_lose_and_repeat_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var list = await ListAsync(ada, [ben], "sepsis", "handover");
        var all = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            all.Add(await (i % 3 == 0 ? ben.PublishAsync($"Number {i}") : cath.PublishAsync(i % 9 == 1 ? $"Handover {i}" : $"Sepsis {i}")));
            await cath.PublishAsync($"Other {i}");
        }
        await server.DrainAsync();
        all.Reverse();
        Assert.Equal(all, await WalkAsync(ada, list, "max_id", page => page[^1]));
        var upwards = await WalkAsync(ada, list, "min_id", page => page[0], first: "1");
        Assert.Equal(all, upwards.Chunk(7).Reverse().SelectMany(page => page));
        Assert.Equal(all[..3], await IdsAsync(ada, list, $"?limit=7&since_id={all[3]}"));
    }

    [Fact]
    public async Task Blocks_mutes_and_filters_of_the_reader_hold_in_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var dai = await server.MemberAsync("dai");
        var (byBen, byCath) = (await ben.PublishAsync("Sepsis by ben"), await cath.PublishAsync("Sepsis by cath"));
        var aboutBen = await dai.PublishAsync("Sepsis as @ben says");
        var secret = await dai.PublishAsync("Secret sepsis");
        await server.DrainAsync();
        var list = await ListAsync(ada, [], "sepsis");
        Assert.Equal([secret, aboutBen, byCath, byBen], await IdsAsync(ada, list));
        // As in home and in any list, what mentions somebody who is muted stays out too.
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/mute");
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/block");
        await server.DrainAsync();
        Assert.Equal([secret], await IdsAsync(ada, list));
        await ada.PostJsonAsync("/api/v2/filters", new
        {
            title = "Secrets", context = new[] { "home" }, filter_action = "hide",
            keywords_attributes = new[] { new { keyword = "secret" } },
        });
        await server.DrainAsync();
        var page = await (await server.BrowserAsync("ada")).PageAsync($"/lists/{list}");
        Assert.DoesNotContain("Secret sepsis", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_and_open_pages_hear_what_its_searches_find_once_and_what_is_added_later()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var list = await ListAsync(ada, [ben]);
        await using var stream = await AppStream.OpenAsync(ada, $"list?list={list}");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), $"/live/list?name={list}");
        await AddAsync(ada, list, "sepsis");
        await server.DrainAsync();
        await cath.PublishAsync("Nothing");
        await cath.PublishAsync("Sepsis for my followers", "private");
        var posts = new[]
        {
            await ben.PublishAsync("Sepsis by somebody in it"), await cath.PublishAsync("Sepsis by anybody"),
            await ben.PublishAsync("Hello"),
        };
        // What is in it anyway comes at once, and what is searched for as soon as it has been compared.
        var (heard, told) = (new List<string>(), new List<string>());
        foreach (var _ in posts)
        {
            heard.Add(await stream.HearAsync() is { Event: "update" } news ? news.Id! : "");
            told.Add(await page.NextAsync() is ("new", var id) ? id : "");
        }
        Assert.Equal(posts.Order(), heard.Order());
        Assert.Equal(posts.Order(), told.Order());
        await cath.DeleteAsync($"/api/v1/statuses/{posts[1]}");
        Assert.Equal(("delete", posts[1]), (await stream.HearAsync()) is var gone ? (gone.Event, gone.Payload) : default);
        Assert.Equal(("gone", posts[1]), await page.NextAsync());
    }

    [Fact]
    public async Task A_search_or_a_list_that_is_deleted_leaves_nothing_behind()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("cath"));
        var found = await cath.PublishAsync("Sepsis");
        await server.DrainAsync();
        var list = await ListAsync(ada, []);
        var (sepsis, other) = (await AddAsync(ada, list, "sepsis"), await AddAsync(ada, list, "handover"));
        Assert.Equal([found], await IdsAsync(ada, list));
        await ada.DeleteJsonAsync($"{Searches}/{sepsis}");
        await server.DrainAsync();
        Assert.Empty(await IdsAsync(ada, list));
        Assert.Equal([other], (await ada.GetJsonAsync($"{Lists}/{list}/searches")).Ids());
        var left = (await ada.GetJsonAsync($"{Lists}/{list}")).GetProperty("search_ids");
        Assert.Equal([other], left.EnumerateArray().Select(id => id.GetString()));
        await ada.DeleteJsonAsync($"{Lists}/{list}");
        Assert.Equal(0, await server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT COUNT(*) FROM list_searches"), default));
        Assert.Equal(1, (await ada.GetJsonAsync(Searches)).GetArrayLength());
    }

    [Fact]
    public async Task There_is_a_limit_and_what_is_wrong_is_said()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var list = await ListAsync(ada, []);
        var first = await AddAsync(ada, list, "word0");
        for (var i = 1; i < PersonalList.MostSearches; i++) await AddAsync(ada, list, $"word{i}");
        // Again is no fault.
        await ada.PostJsonAsync($"{Lists}/{list}/searches", new { search_id = first });
        var more = await SaveAsync(ada, "one more");
        await ada.RefusesAsync($"{Lists}/{list}/searches", new { search_id = more }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: A list cannot have more than 10 searches");
        Assert.Equal(10, (await ada.GetJsonAsync($"{Lists}/{list}/searches")).GetArrayLength());
        Assert.Equal(9, (await ada.DeleteJsonAsync($"{Lists}/{list}/searches?search_id={first}")).GetArrayLength());
        Assert.Equal(9, (await ada.DeleteJsonAsync($"{Lists}/{list}/searches?search_id={first}")).GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.PostAsync($"{Lists}/{list}/searches")).StatusCode);
        foreach (var search_id in new[] { "7", "x" })
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"{Lists}/{list}/searches", new { search_id })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"{Lists}/7/searches", new { search_id = first })).StatusCode);
    }

    [Fact]
    public async Task A_stranger_finds_neither_the_list_nor_the_search()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var (list, hers) = (await ListAsync(ada, []), await ListAsync(eve, []));
        var (search, own) = (await AddAsync(ada, list, "redundancy"), await SaveAsync(eve, "rota"));
        using var browser = await server.BrowserAsync("eve");
        foreach (var (path, body) in new (string, object)[]
        {
            ($"{Lists}/{list}/searches", new { search_id = own }), ($"{Lists}/{hers}/searches", new { search_id = search }),
        })
            Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync(path, body)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync($"{Lists}/{list}/searches")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync($"{Lists}/{list}/searches?search_id={search}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/searches/{search}/lists")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/lists/{list}/people")).StatusCode);
        var form = (await browser.PageAsync($"/lists/{hers}/people")).QuerySelector(".list-search-form");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SubmitAsync(form, ("search", search))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync($"{Lists}/{list}/searches")).StatusCode);
        Assert.Equal([search], (await ada.GetJsonAsync($"{Lists}/{list}/searches")).Ids());
        Assert.Empty((await eve.GetJsonAsync($"{Lists}/{hers}/searches")).EnumerateArray());
    }

    [Fact]
    public async Task It_is_added_and_removed_on_the_page_of_the_list_and_on_that_of_the_search()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("cath"));
        await cath.PublishAsync("Sepsis in a column");
        await server.DrainAsync();
        var (list, search) = (await ListAsync(ada, []), await SaveAsync(ada, "sepsis"));
        using var browser = await server.BrowserAsync("ada");
        var path = $"/lists/{list}/people";
        await browser.SubmitAsync((await browser.PageAsync(path)).QuerySelector(".list-search-form"), ("search", search));
        var page = await browser.PageAsync(path);
        Assert.Contains("0 people, 0 hashtags, 1 search", page.QuerySelector(".list-head")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".list-search-form"));
        await ada.PutJsonAsync("/api/canteen/v1/columns", new { columns = new[] { "home", $"list:{list}" } });
        Assert.Contains("Sepsis in a column", (await browser.PageAsync("/columns")).Body!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync(page, "[data-act=list-unsearch]");
        Assert.Null((await browser.PageAsync(path)).QuerySelector("[data-act=list-unsearch]"));
        var link = $"/searches/{search}/lists";
        Assert.NotNull((await browser.PageAsync($"/searches/{search}")).QuerySelector($"main a[href='{link}']"));
        var choose = await browser.PageAsync(link);
        Assert.Empty(choose.QuerySelectorAll("[name='lists[]']:checked"));
        await ListPagesTests.ChooseAsync(browser, choose, "New one", list);
        Assert.Equal(2, (await browser.PageAsync(link)).QuerySelectorAll("[name='lists[]']:checked").Length);
        var both = (await ada.GetJsonAsync(Lists)).EnumerateArray().Select(made => made.GetProperty("search_ids").GetArrayLength());
        Assert.Equal([1, 1], both);
    }

    [Fact]
    public async Task They_are_found_by_an_index()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(ListReader.SearchesSql, new { owner = 1L });
        Assert.DoesNotContain("SCAN list_searches\n", plan + "\n", StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private static async Task<List<string>> WalkAsync(
        Member reader, string list, string cursor, Func<List<string>, string> next, string? first = null)
    {
        var (read, at) = (new List<string>(), first);
        while (await IdsAsync(reader, list, $"?limit=7{(at is null ? "" : $"&{cursor}={at}")}") is { Count: > 0 } page)
        {
            read.AddRange(page);
            at = next(page);
        }
        return read;
    }

    private static async Task<List<string>> IdsAsync(Member reader, string list, string query = "") =>
        [.. (await reader.GetJsonAsync($"/api/v1/timelines/list/{list}{query}")).Ids()];

    private static async Task<string> ListAsync(Member owner, Member[] people, params string[] queries)
    {
        var list = (await owner.PostJsonAsync(Lists, new { title = "Ward 7" })).Text("id");
        if (people.Length > 0)
            await owner.PostJsonAsync($"{Lists}/{list}/accounts", new { account_ids = people.Select(person => person.Id) });
        foreach (var query in queries) await AddAsync(owner, list, query);
        return list;
    }

    /// <returns>The id of the search.</returns>
    private static async Task<string> AddAsync(Member owner, string list, string query)
    {
        var search = await SaveAsync(owner, query);
        await owner.PostJsonAsync($"{Lists}/{list}/searches", new { search_id = search });
        return search;
    }

    private static async Task<string> SaveAsync(Member owner, string query) =>
        (await owner.PostJsonAsync(Searches, new { query })).Text("id");
}
