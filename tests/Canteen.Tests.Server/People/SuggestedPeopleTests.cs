using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>Whom somebody may want to follow, why, and who is not for them.</summary>
public sealed class SuggestedPeopleTests
{
    private const string Api = "/api/v2/suggestions", Old = "/api/v1/suggestions";

    [Fact]
    public async Task They_come_in_the_order_that_is_written_down_and_say_why()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada", "Nursing", "Hollow Hill");
        var (ben, cath) = (await server.PersonAsync("ben"), await server.PersonAsync("cath"));
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Ben Thomas" });
        var old = await server.PersonAsync("old");
        await old.PublishAsync("I was here before");
        server.Clock.Advance(TimeSpan.FromDays(40));
        var (twice, once) = (await server.PersonAsync("twice"), await server.PersonAsync("once"));
        await server.PersonAsync("both", "nursing", "HOLLOW HILL");
        await server.PersonAsync("near", "Portering", "Hollow hill");
        await server.PersonAsync("alike", "Nursing", "Elsewhere");
        await server.PersonAsync("alike2", "Nursing");
        var tagged = await server.PersonAsync("tagged");
        await (await server.PersonAsync("fresh")).PublishAsync("Hello");
        await tagged.PostJsonAsync("/api/v1/featured_tags", new { name = "WeNurses" });
        await ada.PostJsonAsync("/api/v1/tags/wenurses/follow");
        foreach (var friend in new[] { ben, cath })
        {
            await ada.FollowAsync(friend);
            await friend.FollowAsync(twice);
        }
        await ben.FollowAsync(once);
        await server.DrainAsync();
        var found = await ada.GetJsonAsync(Api);
        Assert.Equal(
            [
                "twice followed_by_followed", "once followed_by_followed", "both same_organisation_and_profession",
                "near same_organisation", "alike2 same_profession",
                "alike same_profession", "tagged followed_tag", "fresh new", "old member",
            ],
            found.EnumerateArray().Select(item =>
                item.GetProperty("account").Text("username") + " " + item.GetProperty("canteen").Text("reason")));
        Assert.Equal(2, found[0].GetProperty("canteen").GetProperty("followed_by").GetInt32());
        Assert.Equal("past_interactions", found[0].Text("source"));
        Assert.Equal("friends_of_friends", found[0].GetProperty("sources")[0].GetString());
        Assert.Equal(("global", 0), (found[3].Text("source"), found[3].GetProperty("sources").GetArrayLength()));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/search");
        Assert.Equal(
            [
                "Followed by Cath Williams and 1 other you follow", "Followed by Ben Thomas", "Same organisation and profession",
                "Same organisation", "Same profession", "Same profession, other organisation",
                "Features #WeNurses, which you follow", "New here",
                "Joined November 2026",
            ],
            WhysOf(page));
        Assert.NotNull(page.QuerySelector(".why-these summary"));
    }

    [Fact]
    public async Task Nobody_is_suggested_who_should_not_be()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada", "Nursing", "Hollow Hill"), await server.PersonAsync("ben"));
        await ada.FollowAsync(ben);
        var people = new Dictionary<string, Member>();
        foreach (var name in new[] { "followed", "asked", "blocked", "blocker", "muted", "gone", "dismissed", "shy", "fine" })
        {
            people[name] = await server.PersonAsync(name, "Nursing", "Hollow Hill");
            await people[name].PublishAsync("Hello");
            await ben.FollowAsync(people[name]);
        }
        await people["asked"].PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        foreach (var name in new[] { "followed", "asked" }) await ada.FollowAsync(people[name]);
        await ada.PostJsonAsync($"/api/v1/accounts/{people["blocked"].Id}/block");
        await people["blocker"].PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await ada.PostJsonAsync($"/api/v1/accounts/{people["muted"].Id}/mute");
        await server.SuspendAsync(people["gone"]);
        await people["shy"].SayAsync(new { }, discoverable: false);
        await ada.DeleteJsonAsync($"{Old}/{people["dismissed"].Id}");
        await server.DrainAsync();
        Assert.Equal(["fine"], await NamesAsync(ada));
        Assert.Equal(["fine"], (await ada.GetJsonAsync(Old)).TextsOf("username"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/home");
        Assert.Equal(["@fine"], page.QuerySelectorAll(".to-follow .handle").Select(handle => handle.TextContent.Trim()));
    }

    [Fact]
    public async Task A_follow_that_the_viewer_may_not_read_of_does_not_count()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.PersonAsync("ada"), await server.PersonAsync("ben"), await server.PersonAsync("cath"));
        var (seen, hiding) = (await server.PersonAsync("seen"), await server.PersonAsync("hiding"));
        foreach (var friend in new[] { ben, cath })
        {
            await ada.FollowAsync(friend);
            await friend.FollowAsync(seen);
        }
        await cath.FollowAsync(hiding);
        await server.DrainAsync();
        Assert.Equal(["seen 2", "hiding 1"], await CountsAsync(ada));
        await cath.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        Assert.Equal(["seen 1"], await CountsAsync(ada));
        await cath.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = false });
        await hiding.PatchJsonAsync("/api/v1/accounts/update_credentials", new { hide_collections = true });
        Assert.Equal(["seen 2"], await CountsAsync(ada));
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/mute");
        Assert.Equal(["seen 1"], await CountsAsync(ada));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.Empty(await CountsAsync(ada));
    }

    [Fact]
    public async Task Who_was_dismissed_in_an_app_does_not_come_back_to_that_person_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, stranger) = (await server.PersonAsync("ada", "Nursing"), await server.PersonAsync("stranger", "Nursing"));
        var ben = await server.PersonAsync("ben", "Nursing");
        Assert.Equal(["ben", "stranger"], await NamesAsync(ada));
        foreach (var id in new[] { ben.Id.ToString(), ben.Id.ToString(), ada.Id.ToString(), "1", "9223372036854775807" })
        {
            var answer = await ada.DeleteAsync($"{Old}/{id}");
            Assert.Equal((HttpStatusCode.OK, "{}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
        Assert.Equal(["stranger"], await NamesAsync(ada));
        Assert.Equal(["ben", "ada"], await NamesAsync(stranger));
        server.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(["stranger"], await NamesAsync(ada));
        Assert.Equal(1, await server.CountAsync("SELECT count(*) FROM suggestion_dismissals"));
    }

    [Fact]
    public async Task Not_for_me_is_a_form_that_can_be_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        await server.PersonAsync("ada", "Nursing");
        var ben = await server.PersonAsync("ben", "Nursing");
        await ben.PatchJsonAsync("/api/v1/accounts/update_credentials", new { display_name = "Ben Thomas" });
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/search");
        var button = page.QuerySelector(".to-follow [data-act=dismiss]")!;
        Assert.Equal("Not for me: Ben Thomas", Plain(button.TextContent));
        var answer = await browser.PressAsync(page, ".to-follow [data-act=dismiss]");
        Assert.Equal((HttpStatusCode.SeeOther, "/search#flash"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        page = await browser.PageAsync("/search");
        Assert.Null(page.QuerySelector(".to-follow"));
        Assert.Contains("won't be suggested to you again", page.GetElementById("flash")!.TextContent, StringComparison.Ordinal);
        var hidden = (await browser.PageAsync("/settings/hidden")).GetElementById("not-suggested")!.TextContent;
        Assert.Contains("Ben Thomas", hidden, StringComparison.Ordinal);
        await browser.PressAsync(page, "#flash [data-act=undo]");
        Assert.NotNull((await browser.PageAsync("/search")).QuerySelector(".to-follow"));
        Assert.Null((await browser.PageAsync("/settings/hidden")).GetElementById("not-suggested"));
    }

    [Fact]
    public async Task The_forms_are_for_people_who_are_there_and_for_whoever_is_signed_in()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada", "Nursing"), await server.PersonAsync("ben", "Nursing"));
        var stranger = await server.PersonAsync("stranger", "Nursing");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/search");
        var button = page.QuerySelector($"[formaction='/people/{ben.Id}/not-for-me']");
        Assert.NotNull(button);
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await server.DrainAsync();
        Assert.Equal(
            HttpStatusCode.NotFound, (await browser.PressAsync(page, $"[formaction='/people/{ben.Id}/not-for-me']")).StatusCode);
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM suggestion_dismissals"));
        Assert.DoesNotContain("@ben", (await browser.PageAsync("/settings/hidden")).Body!.TextContent, StringComparison.Ordinal);
        var visitor = await server.Visitor().PostAsync($"/people/{stranger.Id}/not-for-me", new FormUrlEncodedContent([]));
        Assert.StartsWith("/sign-in", visitor.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM suggestion_dismissals"));
    }

    [Fact]
    public async Task Dismissals_go_with_either_account()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada"), await server.PersonAsync("ben"));
        for (var i = 0; i < 2; i++)
        {
            await server.SqlAsync($"INSERT INTO accounts (id, handle, handle_key, created_at) VALUES ({50 + i}, 'x{i}', 'x{i}', 1)");
        }
        await ada.DeleteJsonAsync($"{Old}/50");
        await server.SqlAsync(
            "INSERT INTO suggestion_dismissals (id, account_id, dismissed_id, created_at) VALUES (7, 51, @Id, 1)",
            new { Id = ben.Id.Value });
        Assert.Equal(2, await server.CountAsync("SELECT count(*) FROM suggestion_dismissals"));
        foreach (var id in new[] { 50, 51 }) await server.SqlAsync($"DELETE FROM accounts WHERE id = {id}");
        Assert.Equal(0, await server.CountAsync("SELECT count(*) FROM suggestion_dismissals"));
    }

    [Fact]
    public async Task Pages_are_cut_by_limit_and_offset()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada", "Nursing");
        foreach (var name in new[] { "ben", "cath", "dev" }) await server.PersonAsync(name, "Nursing");
        Assert.Equal(["dev", "cath"], await NamesAsync(ada, "?limit=2"));
        Assert.Equal(["ben"], await NamesAsync(ada, "?limit=2&offset=2"));
        Assert.Empty(await NamesAsync(ada, "?offset=100000"));
        Assert.Equal(["dev"], (await ada.GetJsonAsync(Old + "?limit=1")).TextsOf("username"));
        Assert.True((await ada.GetAsync(Old)).Headers.Contains("Deprecation"));
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.GetAsync(Api + "?offset=-1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(Api)).StatusCode);
        var reader = await server.SecondTokenAsync(ada, "read:accounts");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.DeleteAsync($"{Old}/1")).StatusCode);
    }

    [Fact]
    public async Task Of_those_with_many_follows_the_newest_count()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada"), await server.PersonAsync("ben"));
        await ada.FollowAsync(ben);
        await server.SqlAsync(
            """
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 260)
            INSERT INTO accounts (id, handle, handle_key, domain, uri, created_at, discoverable)
            SELECT n, 'far' || n, 'far' || n, 'far.example', 'https://far.example/' || n, 1, TRUE FROM numbers
            """);
        await server.SqlAsync(
            "INSERT INTO follows (id, follower_id, followee_id, created_at) SELECT id, @Id, id, 1 FROM accounts WHERE id <= 260",
            new { Id = ben.Id.Value });
        var found = await NamesAsync(ada, "?limit=80");
        Assert.Equal(("far260", "far181"), (found[0], found[^1]));
        Assert.Equal("far101", (await NamesAsync(ada, "?limit=80&offset=80"))[^1]);
        await ada.PostJsonAsync("/api/v1/domain_blocks", new { domain = "far.example" });
        Assert.Empty(await NamesAsync(ada));
    }

    private static async Task<List<string>> NamesAsync(Member member, string query = "") =>
        [.. (await member.GetJsonAsync(Api + query)).EnumerateArray().Select(item => item.GetProperty("account").Text("username"))];

    private static async Task<List<string>> CountsAsync(Member member) =>
        [.. (await member.GetJsonAsync(Api)).EnumerateArray()
            .Where(item => item.GetProperty("canteen").TryGetProperty("followed_by", out _))
            .Select(item => item.GetProperty("account").Text("username") + " " + item.GetProperty("canteen").GetProperty("followed_by"))];

    private static IEnumerable<string> WhysOf(IDocument page) =>
        page.QuerySelectorAll(".to-follow .why").Select(why => Plain(why.TextContent));

    /// <summary>Without the characters that isolate names.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => c is not ('\u2068' or '\u2069'))).Trim();
}
