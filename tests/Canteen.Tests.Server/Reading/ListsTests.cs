using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public sealed class ListsTests
{
    private const string Lists = "/api/v1/lists";

    [Fact]
    public async Task A_list_is_made_changed_and_deleted()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var made = await ada.PostJsonAsync(Lists, new { title = "  Ward 7 " });
        Assert.Equal(["id", "title", "replies_policy", "exclusive"], made.EnumerateObject().Select(property => property.Name));
        Assert.Equal(("Ward 7", "list", false), Of(made));
        var path = $"{Lists}/{made.Text("id")}";
        Assert.Equal(("Ward 7", "none", true), Of(await ada.PutJsonAsync(path, new { replies_policy = "none", exclusive = true })));
        Assert.Equal(("Ward 8", "none", true), Of(await ada.PatchJsonAsync(path, new { title = "Ward 8" })));
        Assert.Equal(("Ward 8", "none", true), Of(await ada.GetJsonAsync(path)));
        var second = await ada.PostJsonAsync(Lists, new { title = "Ward 8", replies_policy = "followed", exclusive = true });
        Assert.Equal(("Ward 8", "followed", true), Of(second));
        Assert.Equal([made.Text("id"), second.Text("id")], (await ada.GetJsonAsync(Lists)).Ids());
        Assert.Equal("{}", (await ada.DeleteJsonAsync(path)).ToString());
        Assert.Equal([second.Text("id")], (await ada.GetJsonAsync(Lists)).Ids());
        foreach (var method in new[] { ada.GetAsync(path), ada.DeleteAsync(path), ada.PutAsync(path, new { title = "x" }) })
            Assert.Equal(HttpStatusCode.NotFound, (await method).StatusCode);
    }

    [Fact]
    public async Task People_are_added_and_removed_whether_they_are_followed_or_not()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var people = await ListAsync(ada, "Ward 7") + "/accounts";
        Assert.Equal("{}", (await ada.PostJsonAsync(people, new { account_ids = new[] { ben.Id, cath.Id, ada.Id, ben.Id } })).ToString());
        Assert.Equal(["ada", "cath", "ben"], await NamesAsync(ada, people));
        Assert.Equal("{}", (await ada.DeleteJsonAsync($"{people}?account_ids[]={cath.Id}")).ToString());
        Assert.Equal("{}", (await ada.DeleteJsonAsync(people, new { account_ids = new[] { ada.Id } })).ToString());
        Assert.Equal(["ben"], await NamesAsync(ada, people));
        Assert.Equal("{}", (await ada.DeleteJsonAsync(people, new { account_ids = new[] { cath.Id.ToString(), "7", "x" } })).ToString());
        Assert.Equal("{}", (await ada.PostJsonAsync(people, new { account_ids = Array.Empty<string>() })).ToString());
        Assert.Equal(["ben"], await NamesAsync(ada, people));
    }

    [Fact]
    public async Task Either_all_people_are_added_or_none()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var people = await ListAsync(ada, "Ward 7") + "/accounts";
        await ada.PostJsonAsync(people, new { account_ids = new[] { ben.Id } });
        await ada.RefusesAsync(people, new { account_ids = new[] { cath.Id, ben.Id } }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: Account has already been taken");
        foreach (var unknown in new[] { "7", "0", "-1", "x", "99999999999999999999", "9223372036854775807" })
        {
            await ada.RefusesAsync(
                people, new { account_ids = new[] { cath.Id.ToString(), unknown } }, HttpStatusCode.NotFound, "Record not found");
        }
        Assert.Equal(["ben"], await NamesAsync(ada, people));
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM list_members"));
    }

    [Fact]
    public async Task The_people_of_a_list_come_in_pages_or_all_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var people = await ListAsync(ada, "All") + "/accounts";
        await Crowd.ComeAsync(server, 45);
        for (var i = 1; i <= 45; i++) await ada.PostJsonAsync(people, new { account_ids = new[] { $"{Crowd.Person(i)}" } });
        string[] latestFirst = [.. Enumerable.Range(1, 45).Reverse().Select(i => $"crowd{i}")];
        Assert.Equal(latestFirst[..40], await NamesAsync(ada, people));
        Assert.Equal(latestFirst, await NamesAsync(ada, people + "?limit=0"));
        Assert.Equal(latestFirst, await Walk.NextAsync(ada.Client, people + "?limit=20", "username"));
    }

    [Fact]
    public async Task Somebody_finds_out_which_of_their_own_lists_hold_a_person()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        string[] lists = [await ListAsync(ada, "One"), await ListAsync(ada, "Two"), await ListAsync(ada, "Three")];
        foreach (var list in new[] { lists[0], lists[2] })
            await ada.PostJsonAsync(list + "/accounts", new { account_ids = new[] { ben.Id } });
        var own = await ListAsync(cath, "Mine");
        await cath.PostJsonAsync(own + "/accounts", new { account_ids = new[] { ben.Id } });
        Assert.Equal(["One", "Three"], (await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}/lists")).TextsOf("title"));
        Assert.Equal(["Mine"], (await cath.GetJsonAsync($"/api/v1/accounts/{ben.Id}/lists")).TextsOf("title"));
        Assert.Empty((await ben.GetJsonAsync($"/api/v1/accounts/{ben.Id}/lists")).EnumerateArray());
        Assert.Empty((await ada.GetJsonAsync($"/api/v1/accounts/{cath.Id}/lists")).EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/accounts/7/lists")).StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_list_is_as_unknown_as_one_that_never_was()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        var id = (await ListAsync(ada, "Secret")).Split('/')[^1];
        await ada.PostJsonAsync($"{Lists}/{id}/accounts", new { account_ids = new[] { ben.Id } });
        await ada.PostJsonAsync($"/api/canteen/v1/lists/{id}/tags", new { name = "Tea" });
        var own = (await ListAsync(eve, "Mine")).Split('/')[^1];
        var body = new { title = "Stolen", account_ids = new[] { ben.Id, eve.Id }, name = "Tea", by = 1, pinned = true };
        foreach (var path in new[] { "", "/accounts", "/accounts?limit=0", "/tags", "/move" })
        {
            foreach (var root in new[] { Lists, "/api/canteen/v1/lists" })
            {
                foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
                {
                    var unknown = await AnswerAsync(eve, method, $"{root}/7{path}", body);
                    Assert.Equal(unknown, await AnswerAsync(eve, method, $"{root}/{id}{path}", body));
                }
            }
        }
        Assert.Equal(("Secret", "list", false), Of(await ada.GetJsonAsync($"{Lists}/{id}")));
        Assert.Equal(["ben"], await NamesAsync(ada, $"{Lists}/{id}/accounts"));
        Assert.Equal([own], (await eve.GetJsonAsync(Lists)).Ids());
    }

    [Fact]
    public async Task Somebody_who_blocked_the_owner_is_neither_added_nor_shown_nor_counted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var path = await ListAsync(ada, "Ward 7");
        var canteens = path.Replace("/api/v1", "/api/canteen/v1", StringComparison.Ordinal);
        await ada.PostJsonAsync(path + "/accounts", new { account_ids = new[] { ben.Id, cath.Id } });
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        Assert.Equal(["cath"], await NamesAsync(ada, path + "/accounts"));
        Assert.Equal(["cath"], await NamesAsync(ada, path + "/accounts?limit=0"));
        Assert.Equal(1, (await ada.GetJsonAsync(canteens)).Number("accounts_count"));
        Assert.Equal(1, (await ada.GetJsonAsync("/api/canteen/v1/lists"))[0].Number("accounts_count"));
        Assert.Equal(1, (await ada.PutJsonAsync(canteens, new { pinned = true })).Number("accounts_count"));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/accounts/{ben.Id}/lists")).StatusCode);
        foreach (var list in new[] { path, await ListAsync(ada, "Other") })
        {
            await ada.RefusesAsync(
                list + "/accounts", new { account_ids = new[] { ben.Id } }, HttpStatusCode.NotFound, "Record not found");
        }
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unblock");
        Assert.Equal(["cath", "ben"], await NamesAsync(ada, path + "/accounts"));
        Assert.Equal(2, (await ada.GetJsonAsync(canteens)).Number("accounts_count"));
    }

    [Fact]
    public async Task Somebody_whom_the_owner_blocks_is_not_shown_and_cannot_be_added()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ListAsync(ada, "Ward 7");
        await ada.PostJsonAsync(path + "/accounts", new { account_ids = new[] { ben.Id } });
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.Empty(await NamesAsync(ada, path + "/accounts"));
        Assert.Empty((await ada.GetJsonAsync($"/api/v1/accounts/{ben.Id}/lists")).EnumerateArray());
        await ada.RefusesAsync(
            await ListAsync(ada, "Other") + "/accounts", new { account_ids = new[] { ben.Id } }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot add somebody whom you block");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"title":""}""")]
    [InlineData("""{"title":"    "}""")]
    [InlineData("""{"title":"\u200b\u2800\n"}""")]
    [InlineData("""{"title":"x","replies_policy":"all"}""")]
    [InlineData("""{"title":{"a":1}}""")]
    public async Task A_list_that_makes_no_sense_is_refused_with_a_sentence(string body)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        foreach (var path in new[] { Lists, "/api/canteen/v1/lists" })
        {
            var answer = await ada.PostAsync(path, JsonElement.Parse(body));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var sentence = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).Text("error");
            Assert.StartsWith("Validation failed: ", sentence, StringComparison.Ordinal);
        }
        Assert.Empty((await ada.GetJsonAsync(Lists)).EnumerateArray());
    }

    [Fact]
    public async Task Too_much_is_refused_and_nothing_half_done()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.RefusesAsync(Lists, new { title = new string('x', 257) }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: Title is too long (maximum is 256 characters)");
        var path = await ListAsync(ada, new string('x', 256));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PutAsync(path, new { title = new string('y', 257) })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ada.PutAsync(path, new { title = " " })).StatusCode);
        Assert.Equal(new string('x', 256), (await ada.GetJsonAsync(path)).Text("title"));
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete })
        {
            var many = await AnswerAsync(ada, method, path + "/accounts", new { account_ids = Enumerable.Range(1, 10_000) });
            Assert.StartsWith("422", many, StringComparison.Ordinal);
        }
        for (var i = 1; i < PersonalList.Most; i++) await ListAsync(ada, $"List {i}");
        await ada.RefusesAsync(Lists, new { title = "One more" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot have more than 100 lists");
        Assert.Equal(100, (await ada.GetJsonAsync(Lists)).GetArrayLength());
    }

    [Fact]
    public async Task A_list_holds_a_thousand_people_and_no_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await Crowd.ComeAsync(server, PersonalList.MostPeople);
        var path = await ListAsync(ada, "Crowd") + "/accounts";
        await ada.PostJsonAsync(path, new { account_ids = Enumerable.Range(1, PersonalList.MostPeople).Select(i => $"{Crowd.Person(i)}") });
        Assert.Equal(1000, (await ada.GetJsonAsync(path + "?limit=0")).GetArrayLength());
        await ada.RefusesAsync(path, new { account_ids = new[] { ben.Id } }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: A list cannot have more than 1000 people");
        Assert.Equal(1000, await server.CountAsync("SELECT COUNT(*) FROM list_members"));
    }

    internal static (string Title, string Replies, bool Exclusive) Of(JsonElement list) =>
        (list.Text("title"), list.Text("replies_policy"), list.Is("exclusive"));

    /// <returns>Its address.</returns>
    internal static async Task<string> ListAsync(Member member, string title) =>
        $"{Lists}/{(await member.PostJsonAsync(Lists, new { title })).Text("id")}";

    private static async Task<IEnumerable<string>> NamesAsync(Member member, string path) =>
        (await member.GetJsonAsync(path)).TextsOf("username");

    private static async Task<string> AnswerAsync(Member member, HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get) request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var answer = await member.Client.SendAsync(request);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
