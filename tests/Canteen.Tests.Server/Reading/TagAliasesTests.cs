using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Who says that two hashtags mean the same, and when it counts.</summary>
public sealed class TagAliasesTests
{
    private const string Typo = "/api/canteen/v1/tags/imatworkjeremy", Mass = "/api/canteen/v1/tags/ImInWorkJeremy";

    private const string Unknown = "Record not found";

    [Fact]
    public async Task Three_people_of_one_mind_make_two_hashtags_one_and_a_fourth_and_fifth_part_them_again()
    {
        await using var server = await TestServer.StartAsync();
        var people = await WritersAsync(server, "ada", "ben", "cath", "dan", "eve");
        var pair = Pair(await people[0].PostJsonAsync(Typo + "/aliases", new { other = "#ImInWorkJeremy" }));
        Assert.Equal(("ImAtWorkJeremy", "ImInWorkJeremy"), (pair.Text("name"), pair.Text("main")));
        Assert.Equal((1, 0, false, true), Votes(pair));
        var vote = $"{Typo}/aliases/{pair.Text("id")}/vote";
        Assert.Equal((2, 0, false, true), Votes(Pair(await people[1].PostJsonAsync(vote, new { same = true }))));
        Assert.Equal((2, 0, false, true), Votes(Pair(await people[1].PostJsonAsync(vote, new { same = true }))));
        var together = await people[2].PostJsonAsync(vote, new { same = true });
        Assert.Equal((3, 0, true, true), Votes(Pair(together)));
        Assert.Equal("ImInWorkJeremy", together.Text("name"));
        Assert.Equal(["ImAtWorkJeremy"], together.GetProperty("aliases").EnumerateArray().Select(name => name.GetString()!));
        Assert.Equal((3, 1, true, false), Votes(Pair(await people[3].PostJsonAsync(vote, new { same = false }))));
        Assert.Equal((3, 2, false, false), Votes(Pair(await people[4].PostJsonAsync(vote, new { same = false }))));
        Assert.Equal("ImAtWorkJeremy", (await people[0].GetJsonAsync(Typo + "/aliases")).Text("name"));
        Assert.Equal((3, 1, true, null), Votes(Pair(await WithdrawAsync(people[4], vote))));
    }

    [Fact]
    public async Task Whoever_withdraws_the_last_vote_takes_the_proposal_back()
    {
        await using var server = await TestServer.StartAsync();
        var people = await WritersAsync(server, "ada", "ben");
        var pair = Pair(await people[0].PostJsonAsync(Typo + "/aliases", new { other = "iminworkjeremy" }));
        var left = await WithdrawAsync(people[0], $"{Typo}/aliases/{pair.Text("id")}/vote");
        Assert.Equal(0, left.GetProperty("pairs").GetArrayLength());
        await people[1].RefusesAsync($"{Typo}/aliases/{pair.Text("id")}/vote", new { same = true }, HttpStatusCode.NotFound, Unknown);
    }

    [Fact]
    public async Task Only_hashtags_of_public_posts_are_proposed_and_nothing_tells_the_others_apart()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PublishAsync("#NightShift");
        await ben.PublishAsync("#SecretParty", "private");
        foreach (var other in (string[])["SecretParty", "NeverSaid"])
            await ada.RefusesAsync("/api/canteen/v1/tags/nightshift/aliases", new { other }, HttpStatusCode.UnprocessableEntity,
                $"Validation failed: Nobody has used #{other} in a public post");
        foreach (var other in (string[])["two words", "1234"])
            await ada.RefusesAsync("/api/canteen/v1/tags/nightshift/aliases", new { other }, HttpStatusCode.UnprocessableEntity,
                "Validation failed: A hashtag is one word, of letters and digits, and not of digits alone");
        await ada.RefusesAsync("/api/canteen/v1/tags/nightshift/aliases", new { other = "NIGHTSHIFT" },
            HttpStatusCode.UnprocessableEntity, "Validation failed: These two hashtags are shown together already");
    }

    [Fact]
    public async Task A_proposal_is_gone_with_the_last_public_post_of_a_hashtag()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PublishAsync("#NightShift");
        var only = await ben.PublishAsync("#NightShifft");
        var pair = Pair(await ben.PostJsonAsync("/api/canteen/v1/tags/nightshifft/aliases", new { other = "nightshift" }));
        await ben.DeleteAsync($"/api/v1/statuses/{only}");
        await server.DrainAsync();
        Assert.Equal(0, (await ada.GetJsonAsync("/api/canteen/v1/tags/nightshift/aliases")).GetProperty("pairs").GetArrayLength());
        await ada.RefusesAsync(
            $"/api/canteen/v1/tags/nightshift/aliases/{pair.Text("id")}/vote", new { same = true }, HttpStatusCode.NotFound, Unknown);
    }

    [Fact]
    public async Task Whoever_has_used_neither_hashtag_in_public_has_no_vote()
    {
        await using var server = await TestServer.StartAsync();
        var people = await WritersAsync(server, "ada", "ben");
        var eve = await server.MemberAsync("eve");
        await eve.PublishAsync("Quietly, #ImInWorkJeremy", "private");
        var pair = Pair(await people[0].PostJsonAsync(Typo + "/aliases", new { other = "iminworkjeremy" }));
        const string Why = "Only people who have used one of the two hashtags in a public post can vote on them";
        await eve.RefusesAsync(Typo + "/aliases", new { other = "iminworkjeremy" }, HttpStatusCode.Forbidden, Why);
        await eve.RefusesAsync($"{Typo}/aliases/{pair.Text("id")}/vote", new { same = false }, HttpStatusCode.Forbidden, Why);
        Assert.Equal((1, 0, false, null), Votes(Pair(await eve.GetJsonAsync(Typo + "/aliases"))));
        Assert.Equal((1, 0, false, null), Votes(Pair(await server.Visitor().GetFromJsonElementAsync(Typo + "/aliases"))));
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().PostAsync(Typo + "/aliases", null)).StatusCode);
    }

    [Fact]
    public async Task Nobody_has_more_than_twenty_open_proposals()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("#main");
        foreach (var some in Enumerable.Range(1, 21).Chunk(11)) await ada.PublishAsync(string.Join(' ', some.Select(i => $"#other{i}")));
        for (var i = 1; i <= 20; i++) await ada.PostJsonAsync("/api/canteen/v1/tags/main/aliases", new { other = $"other{i}" });
        await ada.RefusesAsync("/api/canteen/v1/tags/main/aliases", new { other = "other21" }, HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot have more than 20 open proposals about hashtags");
        var again = await ada.PostJsonAsync("/api/canteen/v1/tags/main/aliases", new { other = "other1" });
        Assert.Equal(20, again.GetProperty("pairs").GetArrayLength());
    }

    [Fact]
    public async Task A_moderator_decides_at_once_and_stands_above_the_vote_until_they_leave_it_to_it_again()
    {
        await using var server = await TestServer.StartAsync();
        var people = await WritersAsync(server, "ada", "ben", "cath");
        var mod = await ModeratorAsync(server);
        var eve = await server.MemberAsync("eve", "read write admin:write");
        await eve.RefusesAsync(Typo + "/rulings", Ruling("same"), HttpStatusCode.NotFound, Unknown);
        var ruled = Pair(await mod.PostJsonAsync(Typo + "/rulings", Ruling("same")));
        Assert.Equal(("same", true), (ruled.Text("ruling"), ruled.GetProperty("same").GetBoolean()));
        Assert.False(Pair(await mod.PostJsonAsync(Typo + "/rulings", Ruling("apart"))).GetProperty("same").GetBoolean());
        foreach (var person in people)
            Assert.False(Votes(Pair(await person.PostJsonAsync(Typo + "/aliases", new { other = "iminworkjeremy" }))).Same);
        Assert.True(Pair(await mod.PostJsonAsync(Typo + "/rulings", Ruling("none"))).GetProperty("same").GetBoolean());
        await mod.RefusesAsync(Typo + "/rulings", Ruling("perhaps"), HttpStatusCode.BadRequest, "ruling is same, apart or none");
    }

    [Fact]
    public async Task When_a_main_hashtag_becomes_an_alias_its_own_move_with_it_and_come_back_when_it_parts()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        foreach (var text in (string[])["#two", "#three", "#one"]) await ada.PublishAsync(text);
        await ben.PublishAsync("#one");
        var mod = await ModeratorAsync(server);
        await mod.PostJsonAsync("/api/canteen/v1/tags/two/rulings", new { other = "three", ruling = "same" });
        Assert.Equal("two", await NameOfAsync(ada, "three"));
        await mod.PostJsonAsync("/api/canteen/v1/tags/two/rulings", new { other = "one", ruling = "same" });
        foreach (var name in (string[])["one", "two", "three"]) Assert.Equal("one", await NameOfAsync(ada, name));
        await mod.RefusesAsync("/api/canteen/v1/tags/three/rulings", new { other = "one", ruling = "same" },
            HttpStatusCode.UnprocessableEntity, "Validation failed: These two hashtags are shown together already");
        await mod.PostJsonAsync("/api/canteen/v1/tags/two/rulings", new { other = "one", ruling = "apart" });
        Assert.Equal("two", await NameOfAsync(ada, "three"));
        Assert.Equal("one", await NameOfAsync(ada, "one"));
    }

    [Fact]
    public async Task One_hashtag_has_no_more_than_twenty_others()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PublishAsync("#main");
        await ada.PublishAsync("#main");
        foreach (var some in Enumerable.Range(1, 21).Chunk(11)) await ada.PublishAsync(string.Join(' ', some.Select(i => $"#other{i}")));
        var mod = await ModeratorAsync(server);
        for (var i = 1; i <= 20; i++)
            await mod.PostJsonAsync("/api/canteen/v1/tags/main/rulings", new { other = $"other{i}", ruling = "same" });
        await mod.RefusesAsync("/api/canteen/v1/tags/main/rulings", new { other = "other21", ruling = "same" },
            HttpStatusCode.UnprocessableEntity, "Validation failed: No more than 20 other hashtags can be shown together with one");
        Assert.Equal("other21", await NameOfAsync(ada, "other21"));
        Assert.Equal(20, (await ada.GetJsonAsync("/api/canteen/v1/tags/main/aliases")).GetProperty("aliases").GetArrayLength());
    }

    [Fact]
    public async Task The_votes_of_somebody_who_is_suspended_do_not_count_any_more()
    {
        await using var server = await TestServer.StartAsync();
        var people = await WritersAsync(server, "ada", "ben", "cath");
        foreach (var person in people) await person.PostJsonAsync(Typo + "/aliases", new { other = "iminworkjeremy" });
        Assert.Equal("ImInWorkJeremy", await NameOfAsync(people[0], "imatworkjeremy"));
        await server.Database.WriteAsync(
            async tx =>
            {
                await tx.ExecuteAsync("UPDATE accounts SET suspended_at = 1 WHERE id = @Id", new { people[2].Id });
                await tx.AnnounceAsync(new AccountSuspended(people[2].Id));
                return Done.It;
            },
            CancellationToken.None);
        await server.DrainAsync();
        Assert.Equal((2, 0, false, true), Votes(Pair(await people[0].GetJsonAsync(Typo + "/aliases"))));
        Assert.Equal("ImAtWorkJeremy", await NameOfAsync(people[0], "imatworkjeremy"));
    }

    internal static async Task<Member[]> WritersAsync(TestServer server, params string[] names)
    {
        var people = new List<Member>();
        foreach (var name in names)
        {
            people.Add(await server.MemberAsync(name));
            await people[^1].PublishAsync(people.Count == 1 ? "#ImAtWorkJeremy" : "#ImInWorkJeremy");
        }
        return [.. people];
    }

    internal static Task<Member> ModeratorAsync(TestServer server) =>
        server.MemberAsync("mod", "read write follow admin:write", "moderator");

    private static async Task<string> NameOfAsync(Member reader, string tag) =>
        (await reader.GetJsonAsync($"/api/canteen/v1/tags/{tag}/aliases")).Text("name");

    private static object Ruling(string ruling) => new { other = "iminworkjeremy", ruling };

    private static JsonElement Pair(JsonElement view) => Assert.Single(view.GetProperty("pairs").EnumerateArray());

    private static (int Yes, int No, bool Same, bool? Voted) Votes(JsonElement pair) => (
        pair.GetProperty("yes").GetInt32(), pair.GetProperty("no").GetInt32(), pair.GetProperty("same").GetBoolean(),
        pair.GetProperty("voted") is { ValueKind: not JsonValueKind.Null } voted ? voted.GetBoolean() : null);

    private static async Task<JsonElement> WithdrawAsync(Member voter, string vote) => await voter.DeleteJsonAsync(vote);
}
