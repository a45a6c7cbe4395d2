using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.PackTools;

namespace Canteen.Tests.Server.People;

/// <summary>Packs in Canteen's own interface: making them, their limits, and what strangers can do with them.</summary>
public sealed class PacksTests
{
    [Fact]
    public async Task A_pack_is_made_changed_and_deleted_by_its_maker()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var made = await ada.PostJsonAsync(Packs, new { name = " Night\nshift ", description = "Who is awake\nat three" });
        Assert.Equal(
            ["id", "name", "description", "url", "account", "accounts_count", "tags", "answer", "discoverable"],
            made.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("Night shift", "Who is awake\nat three"), (made.Text("name"), made.Text("description")));
        Assert.Equal($"{server.Address}/packs/{made.Text("id")}", made.Text("url"));
        var path = $"{Packs}/{made.Text("id")}";
        var changed = await ada.PatchJsonAsync(path, new { name = "Nights" });
        Assert.Equal(("Nights", "Who is awake\nat three"), (changed.Text("name"), changed.Text("description")));
        Assert.Equal("", (await ada.PutJsonAsync(path, new { description = "" })).Text("description"));
        Assert.Equal(["Nights"], await ada.NamesAsync("mine"));
        Assert.Equal("{}", (await ada.DeleteJsonAsync(path)).ToString());
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.GetAsync(path)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.DeleteAsync(path)));
        Assert.Empty(await ada.NamesAsync("mine"));
    }

    [Fact]
    public async Task Words_that_cannot_be_are_refused_with_a_sentence()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.PackAsync("Tea");
        foreach (var name in new[] { "", "   ", "\u200b\u2800", "\u202e" })
        {
            await ada.RefusesAsync(Packs, new { name }, HttpStatusCode.UnprocessableEntity, "Validation failed: Name can't be blank");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { name })));
        }
        await ada.RefusesAsync(
            Packs, new { description = "x" }, HttpStatusCode.UnprocessableEntity, "Validation failed: Name can't be blank");
        await ada.RefusesAsync(
            Packs, new { name = new string('x', 61), description = new string('y', 501) }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: Name is too long (maximum is 60 characters), Description is too long (maximum is 500 characters)");
        await ada.PostJsonAsync(Packs, new { name = new string('x', 60), description = new string('y', 500) });
        Assert.Equal("Tea", (await ada.GetJsonAsync(path)).Text("name"));
    }

    [Fact]
    public async Task Nobody_has_more_than_twenty_packs()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        for (var i = 0; i < Pack.Most; i++) await ada.PackAsync("Same name");
        await ada.RefusesAsync(
            Packs, new { name = "One more" }, HttpStatusCode.UnprocessableEntity, "Validation failed: You cannot have more than 20 packs");
        Assert.Equal(20, (await ada.NamesAsync("mine")).Count());
        await ben.PackAsync("Mine");
    }

    [Fact]
    public async Task A_pack_holds_a_hundred_and_fifty_people_and_no_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.PackAsync("Crowd", ada);
        await Crowd.ComeAsync(server, 150);
        await Crowd.JoinAsync(server);
        var ids = Enumerable.Range(1, 150).Select(i => $"{Crowd.Person(i)}").ToArray();
        const string TooMany = "Validation failed: A pack cannot have more than 150 people";
        await ada.RefusesAsync(path + "/accounts", new { account_ids = ids }, HttpStatusCode.UnprocessableEntity, TooMany);
        await ada.PostJsonAsync(path + "/accounts", new { account_ids = ids[..149] });
        await ada.RefusesAsync(path + "/accounts", Whom(ben), HttpStatusCode.UnprocessableEntity, TooMany);
        var thousands = Enumerable.Range(1, 10_000).Select(i => $"{i}").ToArray();
        var many = await ada.PostAsync(path + "/accounts", new { account_ids = thousands });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many.StatusCode);
        await ada.RefusesAsync(
            path + "/accounts", new { account_ids = thousands[..1000] }, HttpStatusCode.UnprocessableEntity, TooMany);
        Assert.Equal(150, await server.CountAsync("SELECT COUNT(*) FROM pack_people"));
        Assert.Equal(1, (await ada.GetJsonAsync(path)).Number("accounts_count"));
        var waiting = await Walk.NextAsync(ada.Client, path + "/waiting?limit=80", "id");
        Assert.Equal(149, waiting.Distinct().Count());
    }

    [Fact]
    public async Task Hashtags_are_kept_by_their_folded_name_and_shown_as_typed()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.PackAsync("Tea") + "/tags";
        await ada.PostJsonAsync(path, new { name = "#IdéesSoin" });
        Assert.Equal(["IdéesSoin"], await TagsAsync(ada.PostJsonAsync(path, new { name = "ideessoin" })));
        Assert.Equal(["IdéesSoin", "tea"], await TagsAsync(ada.PostJsonAsync(path, new { name = "tea" })));
        Assert.Equal(["tea"], await TagsAsync(ada.DeleteJsonAsync(path + "?name=IDEESSOIN")));
        foreach (var name in new[] { "two words", "123", "#", "a/b", new string('x', 256) })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PostAsync(path, new { name })));
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(ada.PostAsync(path, new { name = " " })));
        for (var i = 1; i < Pack.MostTags; i++) await ada.PostJsonAsync(path, new { name = $"tag{i}" });
        await ada.RefusesAsync(
            path, new { name = "toomany" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: A pack cannot have more than 20 hashtags");
    }

    [Fact]
    public async Task Nobody_else_changes_a_pack_or_learns_who_was_asked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var path = await ada.PackAsync("Tea");
        await ada.PostJsonAsync(path + "/accounts", Whom(ben));
        foreach (var answer in new[]
            {
                eve.PatchAsync(path, new { name = "Mine" }), eve.DeleteAsync(path), eve.PostAsync(path + "/accounts", Whom(eve)),
                eve.DeleteAsync(path + "/accounts", Whom(ben)), eve.PostAsync(path + "/tags", new { name = "tea" }),
                eve.DeleteAsync(path + "/tags?name=tea"), eve.GetAsync(path + "/waiting"), eve.PostAsync(path + "/agree"),
                eve.PostAsync(path + "/decline"), ben.GetAsync(path + "/waiting"), ben.PatchAsync(path, new { name = "Mine" }),
            })
        {
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(answer));
        }
        Assert.Equal("Tea", (await eve.GetJsonAsync(path)).Text("name"));
        Assert.Equal(0, (await eve.GetJsonAsync(path)).Number("accounts_count"));
        Assert.Empty(await eve.PeopleOfAsync(path));
        Assert.Empty(await ada.PeopleOfAsync(path));
        using var visitor = server.Visitor();
        Assert.Equal("Tea", (await visitor.GetFromJsonElementAsync(path)).Text("name"));
        Assert.Equal(HttpStatusCode.Unauthorized, await CodeAsync(visitor.GetAsync(Packs + "?show=mine")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.GetAsync(Packs + "?show=theirs")));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.GetAsync(Packs + "/1")));
    }

    [Fact]
    public async Task All_packs_with_something_in_them_are_listed_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PackAsync("Empty");
        for (var i = 1; i <= 5; i++) await ada.PackAsync($"Pack {i}", ben);
        Assert.Equal(["Pack 5", "Pack 4", "Pack 3", "Pack 2", "Pack 1"], await ben.NamesAsync());
        var ids = (await ben.GetJsonAsync(Packs)).TextsOf("id");
        Assert.Equal(ids, await Walk.NextAsync(ben.Client, Packs + "?limit=2", "id"));
        Assert.Equal(ids, (await ben.GetJsonAsync(Packs + "?show=with_me")).TextsOf("id"));
    }

    [Fact]
    public async Task A_pack_begins_with_the_people_and_hashtags_of_the_makers_own_list()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var dev = await server.MemberAsync("dev");
        const string Lists = "/api/canteen/v1/lists";
        var list = (await ada.PostJsonAsync(Lists, new { title = "Team" })).Text("id");
        await ada.PostJsonAsync($"{Lists}/{list}/accounts", Whom(ben, cath, dev));
        await ada.PostJsonAsync($"{Lists}/{list}/tags", new { name = "TeaTime" });
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await ada.PostJsonAsync($"/api/v1/accounts/{dev.Id}/block");
        var pack = await ada.PostJsonAsync(Packs, new { name = "Team", list_id = list });
        Assert.Equal(["TeaTime"], pack.GetProperty("tags").TextsOf("display_name"));
        Assert.Equal(["ben"], (await ada.GetJsonAsync($"{Packs}/{pack.Text("id")}/waiting")).TextsOf("username"));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ben.PostAsync(Packs, new { name = "Theirs", list_id = list })));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.PostAsync(Packs, new { name = "None", list_id = "nonsense" })));
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM packs"));
    }

    private static async Task<IEnumerable<string>> TagsAsync(Task<System.Text.Json.JsonElement> pack) =>
        (await pack).GetProperty("tags").TextsOf("display_name");
}
