using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Lists as Canteen's own interface has them, and what the log says of them.</summary>
public sealed class CanteenListsTests
{
    private const string Lists = "/api/canteen/v1/lists";

    [Fact]
    public async Task A_list_has_looks_hashtags_and_a_number_of_people()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var made = await ada.PostJsonAsync(Lists, new { title = "Tea", pinned = true, icon = "tea", colour = "rust" });
        Assert.Equal(
            ["id", "title", "replies_policy", "exclusive", "pinned", "notify", "icon", "colour", "accounts_count", "tags", "search_ids"],
            made.EnumerateObject().Select(property => property.Name));
        Assert.Equal((true, "tea", "rust", 0L), Looks(made));
        var path = $"{Lists}/{made.Text("id")}";
        await ada.PostJsonAsync(path + "/accounts", new { account_ids = new[] { ben.Id } });
        var changed = await ada.PatchJsonAsync(path, new { pinned = false, icon = "heart", colour = "plum" });
        Assert.Equal((false, "heart", "plum", 1L), Looks(changed));
        Assert.Equal((false, "heart", "plum", 1L), Looks(await ada.GetJsonAsync(path)));
        Assert.Equal("Tea", (await ada.GetJsonAsync("/api/v1" + path["/api/canteen/v1".Length..])).Text("title"));
        foreach (var wrong in new object[] { new { title = "x", icon = "bomb" }, new { title = "x", colour = "infrared" } })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync(Lists, wrong)).StatusCode);
        Assert.Equal("{}", (await ada.DeleteJsonAsync(path)).ToString());
        Assert.Empty((await ada.GetJsonAsync(Lists)).EnumerateArray());
    }

    [Fact]
    public async Task Hashtags_are_kept_by_their_folded_name_and_shown_as_typed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ListAsync(ada, "Tea") + "/tags";
        await ada.PostJsonAsync(path, new { name = "#IdéesSoin" });
        Assert.Equal([("ideessoin", "IdéesSoin")], Tags(await ada.PostJsonAsync(path, new { name = "ideessoin" })));
        Assert.Equal([("ideessoin", "IdéesSoin"), ("tea", "tea")], Tags(await ada.PostJsonAsync(path, new { name = "tea" })));
        Assert.Equal([("tea", "tea")], Tags(await ada.DeleteJsonAsync(path, new { name = "IDEESSOIN" })));
        Assert.Equal([("tea", "tea")], Tags(await ada.DeleteJsonAsync(path + "?name=coffee")));
        Assert.Equal([("tea", "tea")], Tags(await ada.GetJsonAsync(path)));
        foreach (var name in new[] { "two words", "123", "#", "a/b", new string('x', 256) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PostAsync(path, new { name })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.PostAsync(path, new { name = " " })).StatusCode);
        for (var i = 1; i < PersonalList.MostTags; i++) await ada.PostJsonAsync(path, new { name = $"tag{i}" });
        await ada.RefusesAsync(path, new { name = "toomany" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: A list cannot have more than 20 hashtags");
        Assert.Equal(20, (await ada.GetJsonAsync(path)).GetArrayLength());
    }

    [Fact]
    public async Task Lists_are_moved_by_hand_and_no_further_than_to_an_end()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var paths = new List<string>();
        foreach (var title in new[] { "One", "Two", "Three", "Four" }) paths.Add(await ListAsync(ada, title));
        await ListAsync(ben, "Mine");
        Assert.Equal(["One", "Three", "Two", "Four"], await MoveAsync(ada, paths[2], -1));
        Assert.Equal(["Three", "Two", "Four", "One"], await MoveAsync(ada, paths[0], 3));
        Assert.Equal(["Four", "Three", "Two", "One"], await MoveAsync(ada, paths[3], long.MinValue));
        Assert.Equal(["Three", "Two", "One", "Four"], await MoveAsync(ada, paths[3], long.MaxValue));
        Assert.Equal(["Three", "Two", "One", "Four"], await MoveAsync(ada, paths[3], 1));
        await ada.DeleteJsonAsync(paths[1]);
        await ListAsync(ada, "Five");
        Assert.Equal(["Three", "One", "Four", "Five"], (await ada.GetJsonAsync("/api/v1/lists")).TextsOf("title"));
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.PostAsync(paths[0] + "/move")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync(paths[1] + "/move", new { by = 1 })).StatusCode);
    }

    [Fact]
    public async Task What_one_device_does_the_other_sees_and_nothing_is_lost()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ListAsync(ada, "Both");
        await Task.WhenAll(
            ada.PutJsonAsync(path, new { colour = "blue" }), ada.PutJsonAsync(path, new { pinned = true }),
            ada.PostJsonAsync(path + "/accounts", new { account_ids = new[] { ben.Id } }),
            ada.PostJsonAsync(path + "/accounts", new { account_ids = new[] { cath.Id } }),
            ada.PostJsonAsync(path + "/tags", new { name = "tea" }), ada.PostJsonAsync(path + "/tags", new { name = "TEA" }));
        var list = await ada.GetJsonAsync(path);
        Assert.Equal((true, "list", "blue", 2L), Looks(list));
        Assert.Equal(1, list.GetProperty("tags").GetArrayLength());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ada.DeleteAsync(path)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(0, await server.CountAsync("SELECT (SELECT COUNT(*) FROM list_members) + (SELECT COUNT(*) FROM list_tags)"));
    }

    [Fact]
    public async Task The_log_says_which_timeline_is_filled_anew_and_whether_home_is()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ListAsync(ada, "Tea");
        var id = Id<PersonalList>.TryParse(path.Split('/')[^1], out var parsed) ? parsed : default;
        var people = new { account_ids = new[] { ben.Id } };
        await HearsAsync(server, ada, null, false, () => ada.PutJsonAsync(path, new { title = "Tea time", pinned = true }));
        await HearsAsync(server, ada, id, false, () => ada.PutJsonAsync(path, new { replies_policy = "none" }));
        await HearsAsync(server, ada, id, false, () => ada.PostJsonAsync(path + "/accounts", people));
        await HearsAsync(server, ada, null, true, () => ada.PutJsonAsync(path, new { exclusive = true }));
        await HearsAsync(server, ada, id, true, () => ada.DeleteJsonAsync(path + "/accounts", people));
        await HearsAsync(server, ada, id, true, () => ada.PostJsonAsync(path + "/accounts", people));
        await HearsAsync(server, ada, id, false, () => ada.PostJsonAsync(path + "/tags", new { name = "tea" }));
        await HearsAsync(server, ada, id, true, () => ada.DeleteJsonAsync(path));
        var before = await EventsAsync(server);
        var other = await ListAsync(ada, "Other");
        await ada.DeleteJsonAsync(other + "/accounts", people);
        await ada.DeleteJsonAsync(other + "/tags", new { name = "tea" });
        Assert.Equal(before.Count + 1, (await EventsAsync(server)).Count);
    }

    [Fact]
    public async Task A_suspended_person_is_neither_listed_nor_counted_nor_added()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ListAsync(ada, "Tea");
        var people = new { account_ids = new[] { ben.Id } };
        await ada.PostJsonAsync(path + "/accounts", people);
        await Crowd.WriteAsync(server, "UPDATE accounts SET suspended_at = 1 WHERE id = @Id", new { ben.Id });
        Assert.Equal(0, (await ada.GetJsonAsync(path)).Number("accounts_count"));
        Assert.Empty((await ada.GetJsonAsync(path + "/accounts")).EnumerateArray());
        await ada.RefusesAsync(await ListAsync(ada, "Other") + "/accounts", people, HttpStatusCode.NotFound, "Record not found");
    }

    private static async Task HearsAsync(
        TestServer server, Member owner, Id<PersonalList>? filled, bool movesHome, Func<Task<JsonElement>> act)
    {
        var before = await EventsAsync(server);
        await act();
        Assert.Equal([new ListsChanged(owner.Id, filled, movesHome)], (await EventsAsync(server)).Skip(before.Count));
    }

    private static async Task<List<ListsChanged?>> EventsAsync(TestServer server) =>
        (await server.Database.ReadAsync(
            db => db.QueryAsync<string>("SELECT payload FROM events WHERE kind = 'ListsChanged' ORDER BY seq"), CancellationToken.None))
        .ConvertAll(payload => JsonSerializer.Deserialize<ListsChanged>(payload));

    private static (bool Pinned, string Icon, string Colour, long People) Looks(JsonElement list) =>
        (list.Is("pinned"), list.Text("icon"), list.Text("colour"), list.Number("accounts_count"));

    private static IEnumerable<(string, string)> Tags(JsonElement tags) =>
        tags.EnumerateArray().Select(tag => (tag.Text("name"), tag.Text("display_name")));

    private static async Task<IEnumerable<string>> MoveAsync(Member member, string path, long by) =>
        (await member.PostJsonAsync(path + "/move", new { by })).TextsOf("title");

    /// <returns>Its address.</returns>
    private static async Task<string> ListAsync(Member member, string title) =>
        $"{Lists}/{(await member.PostJsonAsync(Lists, new { title })).Text("id")}";
}
