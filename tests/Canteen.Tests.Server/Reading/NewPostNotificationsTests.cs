using Canteen.Core.Notifications;
using Canteen.Features.Reading.Notifications;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>Being told of each new post: of people whom one follows, and of the people of a list.</summary>
public sealed class NewPostNotificationsTests
{
    private const string All = "/api/v1/notifications";

    [Fact]
    public async Task A_follower_with_a_bell_is_told_of_posts_and_not_of_boosts_or_answers_to_others()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var eve = await server.MemberAsync("eve");
        await eve.FollowAsync(ada);
        await RingAsync(ben, ada);
        var first = await ada.PublishAsync("Good morning");
        var more = await ada.PublishAsync("and good luck", replyTo: first);
        var other = await eve.PublishAsync("Who is on nights?");
        await ada.PublishAsync("Me", replyTo: other);
        await ada.PostJsonAsync($"/api/v1/statuses/{other}/reblog");
        await ada.PublishAsync("@eve between us", "direct");
        var quiet = await ada.PublishAsync("For followers", "private");
        await server.DrainAsync();
        Assert.Equal([quiet, more, first], await ToldAsync(ben));
        Assert.Empty(await ToldAsync(eve));
        Assert.Empty(await ToldAsync(ada));
        var single = (await ben.GetJsonAsync(All + "?types[]=status&limit=1"))[0];
        Assert.Equal(("status", "ada"), (single.Text("type"), single.GetProperty("account").Text("username")));
        Assert.Empty((await ben.GetJsonAsync(All + "?exclude_types[]=status")).EnumerateArray());
        var groups = (await ben.GetJsonAsync("/api/v2/notifications")).GetProperty("notification_groups");
        Assert.Equal(["status", "status", "status"], groups.TextsOf("type"));
        await ada.DeleteJsonAsync($"/api/v1/statuses/{first}");
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow", new { notify = false });
        await ada.PublishAsync("Anybody there?");
        await server.DrainAsync();
        Assert.Equal([quiet, more], await ToldAsync(ben));
    }

    [Fact]
    public async Task The_owner_of_a_list_that_notifies_is_told_of_what_they_may_see_by_its_people()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var list = await ListAsync(ben, notify: true, ada);
        await ListAsync(ben, notify: true, ada);
        var eve = await server.MemberAsync("eve");
        await ListAsync(eve, notify: false, ada);
        var open = await ada.PublishAsync("Good morning");
        await ada.PublishAsync("For followers", "private");
        await server.DrainAsync();
        Assert.Equal([open], await ToldAsync(ben));
        await RingAsync(ben, ada);
        var both = await ada.PublishAsync("Followed and in two lists, told once", "private");
        var named = await ada.PublishAsync("@ben and everybody");
        await server.DrainAsync();
        Assert.Equal([both, open], await ToldAsync(ben));
        Assert.Equal([named], await ToldAsync(ben, "mention"));
        Assert.Empty(await ToldAsync(eve));
        Assert.True((await ben.GetJsonAsync(list)).Is("notify"));
    }

    [Fact]
    public async Task A_list_that_stops_notifying_stops_for_all_its_people_and_starts_for_those_who_come_later()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var cy = await server.MemberAsync("cy");
        var list = await ListAsync(ben, notify: false, ada);
        Assert.True((await ben.PutJsonAsync(list, new { notify = true })).Is("notify"));
        await ben.PostJsonAsync(list + "/accounts", new { account_ids = new[] { cy.Id } });
        string[] told = [await ada.PublishAsync("One"), await cy.PublishAsync("Two")];
        await server.DrainAsync();
        Assert.Equal(told.Reverse(), await ToldAsync(ben));
        await ben.PutJsonAsync(list, new { notify = false });
        await ada.PublishAsync("Three");
        await cy.PublishAsync("Four");
        await server.DrainAsync();
        Assert.Equal(told.Reverse(), await ToldAsync(ben));
    }

    [Fact]
    public async Task Nobody_is_told_of_people_whom_they_muted_or_who_are_apart_from_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var cy = await server.MemberAsync("cy");
        foreach (var reader in new[] { ben, cy }) await ListAsync(reader, notify: true, ada);
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/mute", new { notifications = false });
        await ada.PostJsonAsync($"/api/v1/accounts/{cy.Id}/block");
        await ada.PublishAsync("Good morning");
        await server.DrainAsync();
        Assert.Empty(await ToldAsync(ben));
        Assert.Empty(await ToldAsync(cy));
    }

    [Fact]
    public async Task What_a_filter_leaves_out_is_not_counted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ben");
        await RingAsync(ben, ada);
        var filter = await ben.PostJsonAsync("/api/v2/filters", new
        {
            title = "Rota", context = new[] { "notifications" }, filter_action = "hide",
            keywords_attributes = new[] { new { keyword = "rota" } },
        });
        await ada.PublishAsync("The rota is out");
        await ada.PublishAsync("Tea is ready");
        await server.DrainAsync();
        Assert.Equal((1, 1, "(1)"), await CountsAsync(ben, browser));
        await ben.PutJsonAsync($"/api/v2/filters/{filter.Text("id")}", new { filter_action = "warn" });
        await server.DrainAsync();
        Assert.Equal((2, 2, "(2)"), await CountsAsync(ben, browser));
    }

    [Fact]
    public async Task Very_many_are_told_in_slices_each_of_them_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        const int Many = (2 * TellOfPost.Slice) + 10;
        await Crowd.ComeAsync(server, Many);
        await Crowd.JoinAsync(server);
        await Crowd.FollowAsync(server, ada.Id, Many, notify: true);
        await ListAsync(ben, notify: true, ada);
        var post = await ada.PublishAsync("Good morning");
        await server.DrainAsync();
        var told = await server.Database.ReadAsync(
            db => db.QueryAsync<AccountId>(
                "SELECT account_id FROM notifications WHERE kind = @Post AND post_id = @Id",
                new { NotificationKinds.Post, Id = Crowd.Number(post) }),
            CancellationToken.None);
        Assert.Equal(Many + 1, told.Count);
        Assert.Equal(Many + 1, told.Distinct().Count());
    }

    [Fact]
    public async Task Whom_to_tell_is_found_by_indexes_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        var plan = await server.Database.PlanOfAsync(TellOfPost.WatchersSql, new { Author = 1L, after = 0L, TellOfPost.Slice });
        Assert.Contains("follows_notify", plan, StringComparison.Ordinal);
        Assert.Contains("list_members_notify", plan, StringComparison.Ordinal);
    }

    /// <returns>What both interfaces and the title of a page say.</returns>
    private static async Task<(int, int, string)> CountsAsync(Member reader, HttpClient browser) => (
        (await reader.GetJsonAsync(All + "/unread_count")).GetProperty("count").GetInt32(),
        (await reader.GetJsonAsync("/api/v2/notifications/unread_count")).GetProperty("count").GetInt32(),
        (await browser.PageAsync("/home")).Title!.Split(' ')[0]);

    private static Task RingAsync(Member reader, Member author) =>
        reader.PostJsonAsync($"/api/v1/accounts/{author.Id}/follow", new { notify = true });

    /// <returns>Its address.</returns>
    private static async Task<string> ListAsync(Member owner, bool notify, Member person)
    {
        var made = await owner.PostJsonAsync("/api/canteen/v1/lists", new { title = "Ward", notify });
        var path = $"/api/canteen/v1/lists/{made.Text("id")}";
        await owner.PostJsonAsync(path + "/accounts", new { account_ids = new[] { person.Id } });
        return path;
    }

    private static async Task<IEnumerable<string>> ToldAsync(Member reader, string type = "status") =>
        [.. (await reader.GetJsonAsync($"{All}?types[]={type}")).EnumerateArray().Select(told => told.GetProperty("status").Text("id"))];
}
