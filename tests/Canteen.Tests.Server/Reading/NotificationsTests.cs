using System.Net;
using System.Text.Json;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class NotificationsTests
{
    private const string List = "/api/v1/notifications";

    [Fact]
    public async Task People_hear_of_mentions_follows_favourites_and_boosts()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Hello");
        await ben.FollowAsync(ada);
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        var mention = await ben.PublishAsync("@ada good morning");
        await server.DrainAsync();
        var heard = (await ada.GetJsonAsync(List)).EnumerateArray().ToList();
        Assert.Equal(["mention", "reblog", "favourite", "follow"], heard.Select(Type));
        Assert.Equal([mention, post, post], heard.Take(3).Select(n => n.GetProperty("status").GetProperty("id").GetString()));
        Assert.All(heard, n => Assert.Equal("ben", n.GetProperty("account").GetProperty("username").GetString()));
        Assert.False(heard[3].TryGetProperty("status", out _));
        Assert.StartsWith("ungrouped-", heard[0].GetProperty("group_key").GetString());
        Assert.StartsWith($"favourite-{post}-", heard[2].GetProperty("group_key").GetString());
        Assert.Equal(0, (await ben.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("@ada note to self");
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ada.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        Assert.Equal(0, (await ada.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task What_is_undone_is_taken_back()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Hello");
        await ben.FollowAsync(ada);
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        var mention = await ben.PublishAsync("@ada good morning");
        await server.DrainAsync();
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/unfavourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/unreblog");
        await ben.DeleteJsonAsync($"/api/v1/statuses/{mention}");
        await server.DrainAsync();
        Assert.Equal(0, (await ada.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task Deleting_a_post_takes_back_what_was_said_about_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ada.PublishAsync("Hello");
        await ben.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
        await ada.DeleteJsonAsync($"/api/v1/statuses/{post}");
        await server.DrainAsync();
        Assert.Equal(0, (await ada.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task A_request_becomes_a_follow_when_it_is_accepted_and_goes_when_it_is_withdrawn()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.PatchJsonAsync("/api/v1/accounts/update_credentials", new { locked = true });
        await ben.FollowAsync(ada);
        await cath.FollowAsync(ada);
        await server.DrainAsync();
        Assert.Equal(["follow_request", "follow_request"], (await ada.GetJsonAsync(List)).EnumerateArray().Select(Type));
        await ada.PostJsonAsync($"/api/v1/follow_requests/{ben.Id}/authorize");
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        await server.DrainAsync();
        Assert.Equal(["follow"], (await ada.GetJsonAsync(List)).EnumerateArray().Select(Type));
    }

    [Fact]
    public async Task A_stranger_cannot_read_or_dismiss_someone_elses_notification()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        var id = (await ada.GetJsonAsync(List))[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await ben.GetAsync($"{List}/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"{List}/{id}/dismiss")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.Visitor().GetAsync(List)).StatusCode);
        var poster = await server.SecondTokenAsync(ada, "read:statuses write:statuses");
        Assert.Equal(HttpStatusCode.Forbidden, (await poster.GetAsync(List)).StatusCode);
        Assert.Equal("follow", Type(await ada.GetJsonAsync($"{List}/{id}")));
        await ada.PostJsonAsync($"{List}/{id}/dismiss");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"{List}/{id}")).StatusCode);
    }

    [Fact]
    public async Task One_can_ask_for_some_kinds_or_one_account_only()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var post = await ada.PublishAsync("Hello");
        await ben.FollowAsync(ada);
        await cath.PostJsonAsync($"/api/v1/statuses/{post}/reblog");
        await server.DrainAsync();
        Assert.Equal(["reblog"], (await ada.GetJsonAsync(List + "?types[]=reblog&types[]=poll")).EnumerateArray().Select(Type));
        Assert.Equal(["follow"], (await ada.GetJsonAsync(List + "?exclude_types[]=reblog")).EnumerateArray().Select(Type));
        Assert.Equal(["follow"], (await ada.GetJsonAsync($"{List}?account_id={ben.Id}")).EnumerateArray().Select(Type));
        Assert.Empty((await ada.GetJsonAsync(List + "?types[]=poll")).EnumerateArray());
        Assert.Empty((await ada.GetJsonAsync(List + "?account_id=nonsense")).EnumerateArray());
    }

    [Fact]
    public async Task Unread_are_those_newer_than_the_marker()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ben.FollowAsync(ada);
        await cath.FollowAsync(ada);
        await server.DrainAsync();
        Assert.Equal(2, (await ada.GetJsonAsync(List + "/unread_count")).GetProperty("count").GetInt32());
        Assert.Equal(1, (await ada.GetJsonAsync("/api/v2/notifications/unread_count")).GetProperty("count").GetInt32());
        var oldest = (await ada.GetJsonAsync(List))[1].GetProperty("id").GetString();
        await ada.PostJsonAsync("/api/v1/markers", new { notifications = new { last_read_id = oldest } });
        Assert.Equal(1, (await ada.GetJsonAsync(List + "/unread_count")).GetProperty("count").GetInt32());
        await ada.PostJsonAsync(List + "/clear");
        Assert.Equal(0, (await ada.GetJsonAsync(List)).GetArrayLength());
    }

    [Fact]
    public async Task Every_page_that_is_not_empty_links_to_the_next()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < 5; i++) await (await server.MemberAsync($"fan{i}")).FollowAsync(ada);
        await server.DrainAsync();
        Assert.Equal(5, (await Walk.NextAsync(ada.Client, List + "?limit=2", "id")).Distinct().Count());
        Assert.Equal(5, (await Walk.PrevAsync(ada.Client, List + "?limit=2&min_id=1", "id")).Distinct().Count());
        Assert.StartsWith("<", (await ada.GetAsync(List)).Headers.GetValues("Link").Single());
    }

    [Fact]
    public async Task Rules_that_hold_notifications_back_are_not_there_and_say_so()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        Assert.Equal("accept", (await ada.GetJsonAsync("/api/v2/notifications/policy")).GetProperty("for_bots").GetString());
        Assert.False((await ada.GetJsonAsync("/api/v1/notifications/policy")).Is("filter_not_following"));
        await ada.PutJsonAsync("/api/v2/notifications/policy", new { for_bots = "accept" });
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await ada.PatchAsync("/api/v2/notifications/policy", new { for_bots = "drop" })).StatusCode);
        Assert.Equal(0, (await ada.GetJsonAsync("/api/v1/notifications/requests")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/api/v1/notifications/requests/5")).StatusCode);
    }

    private static string? Type(JsonElement notification) => notification.GetProperty("type").GetString();
}
