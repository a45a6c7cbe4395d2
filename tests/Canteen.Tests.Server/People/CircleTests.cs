using System.Net;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.People.CircleTools;

namespace Canteen.Tests.Server.People;

/// <summary>What somebody is told of the people whom they follow, and who counts among them.</summary>
public sealed class CircleTests
{
    [Fact]
    public async Task People_are_grouped_however_they_spell_it_and_who_says_nothing_is_counted()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada", "Medicine", "Elsewhere", "Dale");
        var ben = await server.PersonAsync("ben", "Nursing", "Hollow Hill", "Cardiff");
        var cath = await server.PersonAsync("cath", "nursing", "HOLLOW   hill", "cardiff");
        var dev = await server.PersonAsync("dev", "Nursing", "", "Leeds");
        var ela = await server.PersonAsync("ela");
        foreach (var other in new[] { ben, cath, dev, ela }) await ada.FollowAsync(other);
        foreach (var other in new[] { ben, ela }) await other.FollowAsync(ada);
        var circle = await ada.GetJsonAsync(Api);
        Assert.Equal((4, 2), (circle.Number("accounts"), circle.Number("following_back")));
        Assert.True(circle.GetProperty("complete").GetBoolean());
        Assert.Equal(["Nursing 3/1"], GroupsOf(circle, "professions"));
        Assert.Equal(["Cardiff 2/1", "Leeds 1/0"], GroupsOf(circle, "places"));
        Assert.Single(GroupsOf(circle, "organisations"));
        Assert.EndsWith(" 2/1", GroupsOf(circle, "organisations")[0], StringComparison.Ordinal);
        Assert.Equal((2, 1, 1), (Unsaid(circle, "organisations"), Unsaid(circle, "professions"), Unsaid(circle, "places")));
        var url = circle.GetProperty("professions").GetProperty("groups")[0].Text("url");
        Assert.Equal(server.Address + "/people?profession=Nursing", url);
        Assert.Equal(["ben", "cath", "dev"], (await ada.GetJsonAsync("/api/v1/directory?profession=Nursing")).TextsOf("username").Order());
    }

    [Fact]
    public async Task The_page_says_it_in_one_sentence_and_lists_each_group_with_a_link()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        foreach (var (name, work) in new[] { ("ben", "Hollow Hill"), ("cath", "Hollow Hill"), ("dev", "Fish & Chips <b>") })
            await ada.FollowAsync(await server.PersonAsync(name, "Nursing", work));
        await ada.FollowAsync(await server.PersonAsync("ela"));
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/circle");
        Assert.Equal("You follow 4 people in 2 organisations and 1 profession.", Plain(page.QuerySelector(".circle-sum")!.TextContent));
        Assert.Equal(
            ["Hollow Hill /people?organisation=Hollow%20Hill", "Fish & Chips <b> /people?organisation=Fish%20%26%20Chips%20%3Cb%3E"],
            page.QuerySelectorAll(".circle-table a").Select(a => $"{a.TextContent} {a.GetAttribute("href")}"));
        Assert.Equal("1 person does not say where they work.", Plain(page.QuerySelector(".circle-unsaid")!.TextContent));
        Assert.Equal(2, page.QuerySelectorAll(".circle-picture .circle-all").Length);
        Assert.Empty(page.QuerySelectorAll("main [style], main script"));
        page = await browser.PageAsync("/circle?by=places");
        Assert.Null(page.QuerySelector(".circle-picture"));
        Assert.Equal("4 people do not say where they are.", Plain(page.QuerySelector(".circle-unsaid")!.TextContent));
        Assert.NotNull((await browser.PageAsync("/circle?by=nonsense")).QuerySelector(".circle-picture"));
        Assert.NotNull((await browser.PageAsync("/@ada")).QuerySelector(".profile-actions a[href='/circle']"));
        Assert.Null((await browser.PageAsync("/@ben")).QuerySelector(".profile-actions a[href='/circle']"));
    }

    [Theory]
    [InlineData(6, null)]
    [InlineData(7, "and 1 other")]
    [InlineData(9, "and 3 others")]
    public async Task The_picture_says_how_many_groups_it_leaves_out(int groups, string? said)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        await server.CrowdAsync(ada, groups);
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/circle?by=professions");
        Assert.Equal(6, page.QuerySelectorAll(".circle-picture .circle-all").Length);
        Assert.Equal(said, page.QuerySelector(".circle-others")?.TextContent);
    }

    [Fact]
    public async Task Nobody_reads_of_anybody_elses_circle()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.PersonAsync("ada"), await server.PersonAsync("ben", "Podiatry", "Hollow Hill"));
        var stranger = await server.PersonAsync("stranger");
        await ada.FollowAsync(ben);
        Assert.Equal(0, (await stranger.GetJsonAsync(Api)).Number("accounts"));
        Assert.Equal(0, (await stranger.GetJsonAsync($"{Api}?id={ada.Id}&account_id={ada.Id}")).Number("accounts"));
        using var theirs = await server.BrowserAsync("stranger");
        var page = await theirs.PageAsync($"/circle?id={ada.Id}");
        Assert.Contains("You follow no one yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".circle-table"));
        using var visitor = server.Visitor();
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/circle")).Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(Api)).StatusCode);
        var narrow = await server.SecondTokenAsync(ada, "read:accounts");
        Assert.Equal(HttpStatusCode.Forbidden, (await narrow.GetAsync(Api)).StatusCode);
    }

    [Fact]
    public async Task Who_does_not_want_to_be_found_counts_and_who_is_suspended_or_blocked_does_not()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        var people = new Dictionary<string, Member>();
        foreach (var name in new[] { "shy", "muted", "gone", "blocked", "blocker" })
        {
            people[name] = await server.PersonAsync(name, "The " + name, discoverable: name != "shy");
            await ada.FollowAsync(people[name]);
        }
        await ada.PostJsonAsync($"/api/v1/accounts/{people["muted"].Id}/mute");
        await ada.PostJsonAsync($"/api/v1/accounts/{people["blocked"].Id}/block");
        await people["blocker"].PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await server.SuspendAsync(people["gone"]);
        await server.DrainAsync();
        var circle = await ada.GetJsonAsync(Api);
        Assert.Equal(2, circle.Number("accounts"));
        Assert.Equal(["The muted 1/0", "The shy 1/0"], GroupsOf(circle, "professions"));
    }

    [Fact]
    public async Task Organisations_that_confirmed_somebody_count_where_their_profile_says_so()
    {
        await using var server = await TestServer.StartAsync();
        using var desk = await server.DeskAsync();
        await desk.OpenAsync("hill");
        var ada = await server.PersonAsync("ada");
        var (shown, hidden) = (await server.PersonAsync("shown", organisation: "My ward"), await server.PersonAsync("hidden"));
        var typed = await server.PersonAsync("typed", organisation: "the  HILL");
        var owl = await server.PersonAsync("owl", organisation: "Nights");
        foreach (var other in new[] { shown, hidden, typed, owl }) await ada.FollowAsync(other);
        foreach (var member in new[] { shown, hidden, owl })
        {
            using var browser = await server.BrowserAsync(member.Handle);
            var membership = await server.ConfirmAsync(browser, member, "hill");
            if (member == shown) await member.ShowAsync(membership);
            if (member == owl)
                await member.PatchJsonAsync(
                    $"{OrganisationTools.Memberships}/{membership}",
                    new { look = "pseudonym", real_name = "Olga", names_organisation = false });
        }
        var circle = await ada.GetJsonAsync(Api);
        Assert.Equal(["The hill 2/0", "Nights 1/0"], GroupsOf(circle, "organisations"));
        Assert.Equal(1, Unsaid(circle, "organisations"));
        await ada.PostJsonAsync($"/api/v1/accounts/{typed.Id}/unfollow");
        var alone = (await ada.GetJsonAsync(Api)).GetProperty("organisations").GetProperty("groups").EnumerateArray()
            .First(group => group.Text("name") == "The hill");
        Assert.Equal(server.Address + "/organisations/hill", alone.Text("url"));
    }

    [Fact]
    public async Task Many_groups_are_drawn_in_part_and_listed_whole()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        await server.CrowdAsync(ada, 30);
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/circle?by=professions");
        Assert.Equal("You follow 30 people in 30 professions.", Plain(page.QuerySelector(".circle-sum")!.TextContent));
        Assert.Equal(6, page.QuerySelectorAll(".circle-picture .circle-all").Length);
        Assert.Equal(30, page.QuerySelectorAll(".circle-table tbody tr").Length);
        Assert.Equal("Show 18 more", Plain(page.QuerySelector(".circle-rest summary")!.TextContent));
    }

    [Fact]
    public async Task Whoever_follows_very_many_is_told_that_not_all_are_counted()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.PersonAsync("ada");
        await server.CrowdAsync(ada, 2001);
        var circle = await ada.GetJsonAsync(Api);
        Assert.Equal((2000, false), (circle.Number("accounts"), circle.GetProperty("complete").GetBoolean()));
        using var browser = await server.BrowserAsync("ada");
        Assert.Contains(
            "Only the last 2,000 people you followed are counted.", Plain((await browser.PageAsync("/circle")).Body!.TextContent),
            StringComparison.Ordinal);
    }

    private static List<string> GroupsOf(JsonElement circle, string kind) =>
        [.. circle.GetProperty(kind).GetProperty("groups").EnumerateArray()
            .Select(group => $"{group.Text("name")} {group.Number("accounts")}/{group.Number("following_back")}")];

    private static long Unsaid(JsonElement circle, string kind) => circle.GetProperty(kind).Number("unsaid");
}
