using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>Saved searches through Canteen's own interface.</summary>
public sealed class SavedSearchesTests
{
    private const string All = "/api/canteen/v1/searches";

    [Fact]
    public async Task A_search_counts_what_is_new_until_its_owner_has_looked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PublishAsync("Sepsis was known before");
        await server.DrainAsync();
        var id = await SaveAsync(ada, "sepsis -training");
        Assert.Equal(0, await NewAsync(ada, id));
        var first = await ben.PublishAsync("Sepsis six in the first hour");
        await ben.PublishAsync("Sepsis training is full");
        await ada.PublishAsync("My own sepsis question");
        await ben.PublishAsync("Sepsis, but only for those who follow me", "private");
        await server.DrainAsync();
        Assert.Equal(1, await NewAsync(ada, id));
        await ada.PostJsonAsync($"{All}/{id}/look", new { last_read_id = first });
        Assert.Equal(0, await NewAsync(ada, id));
        await ada.PostJsonAsync($"{All}/{id}/look", new { last_read_id = "1" });
        Assert.Equal(0, await NewAsync(ada, id));
    }

    [Fact]
    public async Task It_is_a_timeline_in_both_directions()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var id = await SaveAsync(ada, "handover");
        var posts = new List<string>();
        for (var i = 0; i < 5; i++) posts.Add(await ben.PublishAsync($"Handover number {i}"));
        await server.DrainAsync();
        Assert.Equal([posts[4], posts[3]], await IdsAsync($"{All}/{id}/posts?limit=2"));
        Assert.Equal([posts[2], posts[1]], await IdsAsync($"{All}/{id}/posts?limit=2&max_id={posts[3]}"));
        Assert.Equal([posts[2], posts[1]], await IdsAsync($"{All}/{id}/posts?limit=2&min_id={posts[0]}"));
        Assert.Equal([posts[4], posts[3]], await IdsAsync($"{All}/{id}/posts?limit=2&since_id={posts[0]}"));

        async Task<string[]> IdsAsync(string path) => [.. (await ada.GetJsonAsync(path)).TextsOf("id")];
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var id = await SaveAsync(ada, "redundancy");
        Assert.Empty((await eve.GetJsonAsync(All)).EnumerateArray());
        foreach (var path in new[] { $"{All}/{id}", $"{All}/{id}/posts" })
            Assert.Equal(HttpStatusCode.NotFound, (await eve.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PatchAsync($"{All}/{id}", new { title = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync($"{All}/{id}/feed")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.PostAsync($"{All}/{id}/look", new { last_read_id = "1" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await eve.DeleteAsync($"{All}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(All)).StatusCode);
        using var browser = await server.BrowserAsync("eve");
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/searches/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/live/search?name={id}")).StatusCode);
        Assert.Equal("redundancy", (await ada.GetJsonAsync($"{All}/{id}")).Text("title"));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_refused_with_a_sentence()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var (body, sentence) in new (object, string)[]
        {
            (new { query = "  " }, "Query can't be blank"), (new { query = "before:2026-02-30" }, "needs a day"),
            (new { query = "()" }, "no words"), (new { query = new string('x', 501) }, "at most 500"),
            (new { query = "tea", title = new string('x', 101) }, "Title is too long"),
            (new { query = "tea", notify = "never" }, "Notify must be"),
        })
        {
            var answer = await ada.PostAsync(All, body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        for (var i = 0; i < 50; i++) await SaveAsync(ada, $"word{i}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync(All, new { query = "one more" })).StatusCode);
        var id = (await ada.GetJsonAsync(All))[0].Text("id");
        var changed = await ada.PatchJsonAsync($"{All}/{id}", new { title = "Tea", query = "tea OR coffee", notify = "at_once" });
        Assert.Equal(("Tea", "tea OR coffee", "at_once"), (changed.Text("title"), changed.Text("query"), changed.Text("notify")));
        await ada.DeleteJsonAsync($"{All}/{id}");
        Assert.Equal(49, (await ada.GetJsonAsync(All)).GetArrayLength());
    }

    [Fact]
    public async Task An_open_page_is_told_of_what_the_search_finds_and_of_nothing_else()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, gus) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("gus"));
        await gus.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        var id = await SaveAsync(ada, "#nights (tea OR from:ben)");
        using var browser = await server.BrowserAsync("ada");
        await using var page = await OpenPage.ListenAsync(browser, $"/live/search?name={id}");
        await ben.PublishAsync("Only tea here");
        await gus.PublishAsync("Tea on #nights from somebody who blocked the reader");
        await ben.PublishAsync("Secret tea on #nights", "private");
        var seen = await ben.PublishAsync("Who is on #nights?");
        Assert.Equal(("new", seen), await page.NextAsync());
        var next = await ada.PublishAsync("Tea for the #nights");
        Assert.Equal(("new", next), await page.NextAsync());
    }

    internal static async Task<string> SaveAsync(Member owner, string query, string notify = "no") =>
        (await owner.PostJsonAsync(All, new { query, notify })).Text("id");

    private static async Task<int> NewAsync(Member owner, string id) =>
        (await owner.GetJsonAsync($"{All}/{id}")).GetProperty("new_count").GetInt32();
}
