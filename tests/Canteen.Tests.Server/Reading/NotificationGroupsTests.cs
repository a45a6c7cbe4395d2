using System.Net;
using System.Text.Json;
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
        Assert.Equal(10, (await ada.GetJsonAsync($"{List}/{favourites}")).GetProperty("notification_groups")[0].GetProperty("notifications_count").GetInt32());
        Assert.Equal(10, (await Walk.NextAsync(ada.Client, $"{List}/{favourites}/accounts?limit=4", "username")).Distinct().Count());
        Assert.Equal("mention", (await ada.GetJsonAsync($"{List}/{mention}")).GetProperty("notification_groups")[0].GetProperty("type").GetString());
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
        var keys = JsonElement.Parse(await first.Content.ReadAsStringAsync()).GetProperty("notification_groups").EnumerateArray().Select(Key);
        Assert.Empty(keys.Intersect(second.GetProperty("notification_groups").EnumerateArray().Select(Key)));
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
