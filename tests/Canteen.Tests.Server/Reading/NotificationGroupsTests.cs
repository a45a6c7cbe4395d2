using System.Net;
using System.Text.Json;
using Canteen.Core.Notifications;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class NotificationGroupsTests
{
    private const string List = "/api/v2/notifications";

    [Fact]
    public async Task Many_who_do_the_same_are_told_as_one()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, post) = await PopularAsync(server, 10);
        var answer = await ada.GetJsonAsync(List);
        var groups = answer.GetProperty("notification_groups").EnumerateArray().ToList();
        Assert.Equal(["mention", "favourite"], groups.Select(g => g.GetProperty("type").GetString()));
        var favourites = groups[1];
        Assert.Equal(10, favourites.GetProperty("notifications_count").GetInt32());
        Assert.Equal(8, favourites.GetProperty("sample_account_ids").GetArrayLength());
        Assert.Equal(post, favourites.GetProperty("status_id").GetString());
        Assert.Equal(JsonValueKind.Number, favourites.GetProperty("most_recent_notification_id").ValueKind);
        Assert.EndsWith("Z", favourites.GetProperty("latest_page_notification_at").GetString());
        Assert.Equal(8, answer.GetProperty("accounts").GetArrayLength());
        Assert.Equal(2, answer.GetProperty("statuses").GetArrayLength());
    }

    [Fact]
    public async Task A_group_is_shown_listed_and_dismissed_by_its_key()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = await PopularAsync(server, 10);
        var groups = (await ada.GetJsonAsync(List)).GetProperty("notification_groups");
        var (mention, favourites) = (Key(groups[0]), Key(groups[1]));
        var group = (await ada.GetJsonAsync($"{List}/{favourites}")).GetProperty("notification_groups")[0];
        Assert.Equal(10, group.GetProperty("notifications_count").GetInt32());
        Assert.Equal(10, (await Walk.NextAsync(ada.Client, $"{List}/{favourites}/accounts?limit=4", "username")).Distinct().Count());
        Assert.Equal(
            "mention", (await ada.GetJsonAsync($"{List}/{mention}")).GetProperty("notification_groups")[0].GetProperty("type").GetString());
        await ada.PostJsonAsync($"{List}/{favourites}/dismiss");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"{List}/{favourites}")).StatusCode);
        Assert.Equal(1, (await ada.GetJsonAsync("/api/v1/notifications")).GetArrayLength());
        await ada.PostJsonAsync(List + "/clear");
        Assert.Equal(0, (await ada.GetJsonAsync("/api/v1/notifications")).GetArrayLength());
    }

    [Fact]
    public async Task A_stranger_sees_and_dismisses_nothing_by_the_key()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = await PopularAsync(server, 2);
        var ben = await server.MemberAsync("ben");
        var key = Key((await ada.GetJsonAsync(List)).GetProperty("notification_groups")[1]);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"{List}/{key}")).StatusCode);
        Assert.Equal(0, (await ben.GetJsonAsync($"{List}/{key}/accounts")).GetArrayLength());
        await ben.PostJsonAsync($"{List}/{key}/dismiss");
        Assert.Equal(3, (await ada.GetJsonAsync("/api/v1/notifications")).GetArrayLength());
    }

    [Fact]
    public async Task Grouping_can_be_asked_for_by_kind_and_accounts_in_short()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = await PopularAsync(server, 3);
        Assert.Equal(4, (await ada.GetJsonAsync(List + "?grouped_types[]=follow")).GetProperty("notification_groups").GetArrayLength());
        var partial = await ada.GetJsonAsync(List + "?expand_accounts=partial_avatars");
        Assert.Equal(1, partial.GetProperty("accounts").GetArrayLength());
        Assert.Equal(2, partial.GetProperty("partial_accounts").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await ada.GetAsync(List + "?expand_accounts=nonsense")).StatusCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("favourite-x-1")]
    [InlineData("mention-1-1")]
    [InlineData("favourite-1-9223372036854775807")]
    [InlineData("ungrouped-9223372036854775807")]
    public async Task A_key_of_nothing_is_not_found(string key)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"{List}/{key}")).StatusCode);
    }

    [Fact]
    public async Task Pages_of_groups_go_on_until_all_is_told()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        for (var i = 0; i < 5; i++)
        {
            var post = await ada.PublishAsync($"Post {i}");
            await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        }
        await server.DrainAsync();
        var first = await ada.GetAsync(List + "?limit=2");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = await ada.GetJsonAsync(next);
        Assert.Equal(2, second.GetProperty("notification_groups").GetArrayLength());
        var keys = JsonElement.Parse(await first.Content.ReadAsStringAsync()).GetProperty("notification_groups").EnumerateArray()
            .Select(Key);
        Assert.Empty(keys.Intersect(second.GetProperty("notification_groups").EnumerateArray().Select(Key)));
    }

    [Fact]
    public async Task A_group_counts_all_its_members_however_little_of_it_the_page_shows()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var posts = new[] { 0, Crowd.Number(await ada.PublishAsync("One")), Crowd.Number(await ada.PublishAsync("Two")) };
        await Crowd.ComeAsync(server, 20);
        var (random, ids) = (new Random(7), new List<long>());
        for (var i = 0; i < 120; i++) ids.Add(
            await ToldAsync(server, ada, posts[random.Next(3)], hoursAgo: random.Next(40), random.Next(1000), from: random.Next(1, 21)));
        var counts = await CountsAsync(server, ada);
        foreach (var cursor in new[] { "", "max_id", "min_id", "since_id" })
        {
            for (var limit = 1; limit < 14; limit += 3)
            {
                var path = $"{List}?limit={limit}{(cursor.Length == 0 ? "" : $"&{cursor}={ids[random.Next(ids.Count)]}")}";
                foreach (var group in (await ada.GetJsonAsync(path)).GetProperty("notification_groups").EnumerateArray())
                    Assert.True(counts[Key(group)] == group.GetProperty("notifications_count").GetInt64(), $"{path}: {group}");
            }
        }
    }

    private static async Task<long> ToldAsync(TestServer server, Member ada, long post, int hoursAgo, int number, int from)
    {
        var id = Crowd.Deed(number) - ((hoursAgo * 3_600_000L) << 16);
        await Crowd.WriteAsync(
            server,
            """
            INSERT INTO notifications (id, account_id, kind, from_id, post_id, created_at)
            VALUES (@id, @Me, @Kind, @From, NULLIF(@post, 0), 0) ON CONFLICT DO NOTHING
            """,
            new
            {
                id, Me = ada.Id, Kind = post == 0 ? "follow" : number % 2 == 0 ? "favourite" : "boost", From = Crowd.Person(from),
                post
            });
        return id;
    }

    private static async Task<Dictionary<string, long>> CountsAsync(TestServer server, Member ada)
    {
        var rows = await server.Database.ReadAsync(
            db =>
                db.QueryAsync<NotificationRow>(
                    "SELECT id, kind, from_id, post_id FROM notifications WHERE account_id = @Id", new { ada.Id }), CancellationToken.None);
        return rows.CountBy(row => GroupKeyJson.Write(row.GroupBy(NotificationKinds.Grouped)))
            .ToDictionary(group => group.Key, group => (long)group.Value);
    }

    private static string Key(JsonElement group) => group.GetProperty("group_key").GetString()!;

    private static async Task<(Member Ada, string Post)> PopularAsync(TestServer server, int fans)
    {
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Popular");
        for (var i = 0; i < fans; i++)
        {
            var fan = await server.MemberAsync($"fan{i}");
            await fan.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
            if (i == fans - 1) await fan.PublishAsync("@ada well said");
        }
        await server.DrainAsync();
        return (ada, post);
    }
}
