using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.PackTools;

namespace Canteen.Tests.Server.People;

/// <summary>Packs as Mastodon's apps see them: collections of accounts.</summary>
public sealed class CollectionsApiTests
{
    private const string Collections = "/api/v1/collections";

    [Fact]
    public async Task A_collection_is_made_shown_changed_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var made = (await ada.PostJsonAsync(
            Collections,
            new
            {
                name = "Nights", description = "Who is <b>awake</b>", language = "en", tag_name = "#NightShift", sensitive = true,
                discoverable = true, account_ids = new[] { ben.Id.ToString() },
            })).GetProperty("collection");
        Assert.Equal(
            [
                "id", "uri", "name", "description", "language", "account_id", "local", "sensitive", "discoverable", "url", "item_count",
                "created_at", "updated_at", "tag", "items",
            ],
            made.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("Nights", "<p>Who is &lt;b&gt;awake&lt;/b&gt;</p>"), (made.Text("name"), made.Text("description")));
        Assert.Equal(("en", ada.Id.ToString()), (made.Text("language"), made.Text("account_id")));
        Assert.True(made.Is("sensitive") && made.Is("discoverable") && made.Is("local"));
        Assert.Equal($"{server.Address}/packs/{made.Text("id")}", made.Text("url"));
        Assert.Equal("NightShift", made.GetProperty("tag").Text("name"));
        Assert.Equal(0, made.Number("item_count"));
        Assert.Equal([(ben.Id.ToString(), "pending")], Items(made));
        var path = $"{Collections}/{made.Text("id")}";
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var method in new[] { HttpMethod.Put, HttpMethod.Patch })
        {
            var changed = (await (method == HttpMethod.Put
                ? ada.PutJsonAsync(path, new { name = "Late", tag_name = "late" })
                : ada.PatchJsonAsync(path, new { name = "Late" }))).GetProperty("collection");
            Assert.Equal(("Late", "en", "late"), (changed.Text("name"), changed.Text("language"), changed.GetProperty("tag").Text("name")));
            Assert.NotEqual(changed.Text("created_at"), changed.Text("updated_at"));
        }
        var emptied = await ada.PatchJsonAsync(path, new { description = "", language = "", tag_name = "" });
        foreach (var part in new[] { "description", "language", "tag" })
            Assert.Equal(JsonValueKind.Null, emptied.GetProperty("collection").GetProperty(part).ValueKind);
        Assert.Equal("{}", (await ada.DeleteJsonAsync(path)).ToString());
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.GetAsync(path)));
    }

    [Fact]
    public async Task Somebody_is_pending_until_they_agree_and_then_seen_by_everybody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var path = await ada.CollectionAsync("Tea");
        var item = (await ada.PostJsonAsync(path + "/items", new { account_id = ben.Id.ToString() })).GetProperty("collection_item");
        Assert.Equal(("pending", ben.Id.ToString()), (item.Text("state"), item.Text("account_id")));
        Assert.Equal(["ada", "ben"], await AccountsAsync(ada.GetJsonAsync(path)));
        Assert.Equal(["ada", "ben"], await AccountsAsync(ben.GetJsonAsync(path)));
        foreach (var stranger in new[] { eve.Client, server.Visitor() })
        {
            var shown = await stranger.GetFromJsonElementAsync(path);
            Assert.Equal(["ada"], shown.GetProperty("accounts").TextsOf("username"));
            Assert.Empty(Items(shown.GetProperty("collection")));
        }
        await ben.PostJsonAsync(Packs + path[Collections.Length..] + "/agree");
        var open = await eve.GetJsonAsync(path);
        Assert.Equal([(ben.Id.ToString(), "accepted")], Items(open.GetProperty("collection")));
        Assert.Equal(1, open.GetProperty("collection").Number("item_count"));
        Assert.Equal(["ada", "ben"], open.GetProperty("accounts").TextsOf("username"));
        Assert.Equal("{}", (await ada.DeleteJsonAsync($"{path}/items/{item.Text("id")}")).ToString());
        Assert.Equal(["ada"], await AccountsAsync(eve.GetJsonAsync(path)));
    }

    [Fact]
    public async Task Whoever_is_in_it_takes_themselves_out_and_is_not_asked_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var path = await ada.CollectionAsync("Tea", ben);
        await ben.PostJsonAsync(Packs + path[Collections.Length..] + "/agree");
        var mine = (await ben.GetJsonAsync($"/api/v1/accounts/{ben.Id}/in_collections")).GetProperty("collections")[0];
        var revoke = $"{path}/items/{mine.GetProperty("items")[0].Text("id")}/revoke";
        foreach (var other in new[] { eve, ada })
            await other.RefusesAsync(revoke, null, HttpStatusCode.Forbidden, "This action is not allowed");
        Assert.Equal("{}", (await ben.PostJsonAsync(revoke)).ToString());
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.PostAsync(revoke)));
        Assert.Equal(["ada"], await AccountsAsync(eve.GetJsonAsync(path)));
        Assert.Empty(await NamesAsync(ben.Client, $"/api/v1/accounts/{ben.Id}/in_collections"));
        await ada.RefusesAsync(
            path + "/items", new { account_id = ben.Id.ToString() }, HttpStatusCode.Forbidden, "This action is not allowed");
    }

    [Fact]
    public async Task A_stranger_may_read_it_and_change_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var path = await ada.CollectionAsync("Tea", ben);
        var item = (await ada.GetJsonAsync(path)).GetProperty("collection").GetProperty("items")[0].Text("id");
        foreach (var answer in new[]
            {
                eve.PatchAsync(path, new { name = "Mine" }), eve.PutAsync(path, new { name = "Mine" }), eve.DeleteAsync(path),
                eve.PostAsync(path + "/items", new { account_id = eve.Id.ToString() }), eve.DeleteAsync($"{path}/items/{item}"),
            })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(answer));
        }
        // Nobody but the two knows of the question.
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.PostAsync($"{path}/items/{item}/revoke")));
        foreach (var answer in new[]
            {
                eve.PatchAsync(Collections + "/1", new { name = "x" }), eve.DeleteAsync(Collections + "/1"),
                eve.GetAsync(Collections + "/1"),
                ada.DeleteAsync(path + "/items/1"), ada.PostAsync(path + "/items", new { account_id = "1" }),
            })
        {
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(answer));
        }
        Assert.Equal("Tea", (await eve.GetJsonAsync(path)).GetProperty("collection").Text("name"));
        using var visitor = server.Visitor();
        Assert.Equal(["Tea"], await NamesAsync(visitor, $"/api/v1/accounts/{ada.Id}/collections"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CodeAsync(visitor.GetAsync($"/api/v1/accounts/{ben.Id}/in_collections")));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(eve.GetAsync($"/api/v1/accounts/{ben.Id}/in_collections")));
    }

    [Fact]
    public async Task A_block_hides_makers_and_the_people_in_it_from_each_other()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ada.CollectionAsync("Tea", ben, cath);
        foreach (var person in new[] { ben, cath }) await person.PostJsonAsync(Packs + path[Collections.Length..] + "/agree");
        await ben.PostJsonAsync($"/api/v1/accounts/{cath.Id}/block");
        var seen = await cath.GetJsonAsync(path);
        Assert.Equal(["ada", "cath"], seen.GetProperty("accounts").TextsOf("username"));
        Assert.Equal([(cath.Id.ToString(), "accepted")], Items(seen.GetProperty("collection")));
        Assert.Equal(1, seen.GetProperty("collection").Number("item_count"));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        foreach (var hidden in new[] { path, $"/api/v1/accounts/{ada.Id}/collections" })
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.GetAsync(hidden)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.DeleteAsync(path)));
        Assert.Empty(await NamesAsync(ben.Client, $"/api/v1/accounts/{ben.Id}/in_collections"));
        await ada.RefusesAsync(
            path + "/items", new { account_id = ben.Id.ToString() }, HttpStatusCode.Forbidden, "This action is not allowed");
        await cath.CollectionAsync("Theirs");
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/block");
        Assert.Empty(await NamesAsync(ada.Client, $"/api/v1/accounts/{cath.Id}/collections"));
    }

    [Fact]
    public async Task What_is_not_to_be_discovered_is_listed_for_its_maker_and_the_people_in_it_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var path = await ada.CollectionAsync("Quiet", ben, ben);
        await ada.PostJsonAsync(Packs + path[Collections.Length..] + "/tags", new { name = "tea" });
        Assert.Equal(["Quiet"], await eve.NamesAsync());
        Assert.False((await ada.PatchJsonAsync(path, new { discoverable = false })).GetProperty("collection").Is("discoverable"));
        var of = $"/api/v1/accounts/{ada.Id}/collections";
        Assert.Equal(["Quiet"], await NamesAsync(ada.Client, of));
        Assert.Equal(["Quiet"], await ada.NamesAsync());
        Assert.Equal(["Quiet"], await NamesAsync(ben.Client, $"/api/v1/accounts/{ben.Id}/in_collections"));
        foreach (var stranger in new[] { eve.Client, server.Visitor(), ben.Client }) Assert.Empty(await NamesAsync(stranger, of));
        Assert.Empty(await eve.NamesAsync());
        Assert.DoesNotContain("Quiet", await (await server.BrowserAsync("eve")).GetStringAsync("/packs"), StringComparison.Ordinal);
        // Whoever was given the address may read it.
        Assert.Equal("Quiet", (await eve.GetJsonAsync(path)).GetProperty("collection").Text("name"));
    }

    [Fact]
    public async Task Lists_come_in_pages_by_offset()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        for (var i = 1; i <= 5; i++) await ada.CollectionAsync($"No {i}", ben);
        foreach (var list in new[] { $"/api/v1/accounts/{ada.Id}/collections", $"/api/v1/accounts/{ben.Id}/in_collections" })
        {
            Assert.Equal(["No 5", "No 4", "No 3", "No 2", "No 1"], await NamesAsync(ben.Client, list));
            Assert.Equal(["No 3", "No 2"], await NamesAsync(ben.Client, list + "?limit=2&offset=2"));
            var links = string.Join(",", (await ben.GetAsync(list + "?limit=2&offset=2")).Headers.GetValues("Link"));
            Assert.Contains("limit=2&offset=4>; rel=\"next\"", links, StringComparison.Ordinal);
            Assert.Contains("limit=2&offset=0>; rel=\"prev\"", links, StringComparison.Ordinal);
            Assert.False((await ben.GetAsync(list + "?limit=5")).Headers.Contains("Link"));
            Assert.Empty(await NamesAsync(ben.Client, list + "?offset=99999999999"));
            Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(ben.GetAsync(list + "?offset=-1")));
        }
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.GetAsync("/api/v1/accounts/1/collections")));
    }

    [Fact]
    public async Task Words_that_cannot_be_are_refused_and_nothing_is_half_made()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.RefusesAsync(Collections, new { }, HttpStatusCode.UnprocessableEntity, "Validation failed: Name can't be blank");
        foreach (var wrong in new object[]
            {
                new { name = new string('x', 61) }, new { name = "x", description = new string('x', 501) },
                new { name = "x", tag_name = "two words" }, new { name = "x", language = "Klingon?" },
                new { name = "x", language = new string('e', 17) },
            })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PostAsync(Collections, wrong)));
        }
        foreach (var person in new[] { "1", "nonsense" })
        {
            var both = new { name = "x", account_ids = new[] { ben.Id.ToString(), person } };
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.PostAsync(Collections, both)));
        }
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/block");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await CodeAsync(ada.PostAsync(Collections, new { name = "x", account_ids = new[] { cath.Id.ToString() } })));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM packs"));
        var path = await ada.CollectionAsync("Tea");
        await ada.RefusesAsync(
            path + "/items", new { }, HttpStatusCode.UnprocessableEntity, "Validation failed: account_id is missing");
        for (var i = 1; i < Pack.Most; i++) await ada.CollectionAsync("Same");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PostAsync(Collections, new { name = "One more" })));
    }

    [Fact]
    public async Task The_hashtag_of_a_collection_is_the_first_of_its_pack_and_the_others_stay()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.CollectionAsync("Tea");
        var pack = Packs + path[Collections.Length..];
        foreach (var name in new[] { "One", "Two", "Three" }) await ada.PostJsonAsync(pack + "/tags", new { name });
        await ada.PatchJsonAsync(path, new { tag_name = "Four" });
        Assert.Equal(["Four", "Two", "Three"], await TagsAsync(ada, pack));
        await ada.PatchJsonAsync(path, new { tag_name = "#three" });
        Assert.Equal(["three", "Two"], await TagsAsync(ada, pack));
        await ada.PatchJsonAsync(path, new { name = "Coffee" });
        Assert.Equal(["three", "Two"], await TagsAsync(ada, pack));
        Assert.Equal(
            "Two", (await ada.PatchJsonAsync(path, new { tag_name = "" })).GetProperty("collection").GetProperty("tag").Text("name"));
    }

    [Fact]
    public async Task The_old_addresses_answer_the_same_and_say_that_they_are_old()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.CollectionAsync("Tea");
        foreach (var current in new[] { path, $"/api/v1/accounts/{ada.Id}/collections" })
        {
            using var answer = await ada.GetAsync(current.Replace("/v1/", "/v1_alpha/", StringComparison.Ordinal));
            Assert.Equal("@1781654400", answer.Headers.GetValues("Deprecation").Single());
            Assert.Equal((await ada.GetJsonAsync(current)).ToString(), await answer.Content.ReadAsStringAsync());
            Assert.False((await ada.GetAsync(current)).Headers.Contains("Deprecation"));
        }
    }

    [Fact]
    public async Task Accounts_say_that_their_people_are_asked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var approval = (await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}")).GetProperty("feature_approval");
        Assert.Equal("""{"automatic":[],"manual":["public"],"current_user":"manual"}""", approval.ToString());
    }

    private static IEnumerable<(string Person, string State)> Items(JsonElement collection) =>
        collection.GetProperty("items").EnumerateArray().Select(item => (item.Text("account_id"), item.Text("state")));

    private static async Task<IEnumerable<string>> AccountsAsync(Task<JsonElement> collection) =>
        (await collection).GetProperty("accounts").TextsOf("username");

    private static async Task<IEnumerable<string>> NamesAsync(HttpClient client, string list) =>
        (await client.GetFromJsonElementAsync(list)).GetProperty("collections").TextsOf("name");

    private static async Task<IEnumerable<string>> TagsAsync(Member member, string pack) =>
        (await member.GetJsonAsync(pack)).GetProperty("tags").TextsOf("display_name");
}
