using System.Net;
using Canteen.Features.People.Follows;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading;
using Canteen.Tests.Server.Reading.Streaming;

namespace Canteen.Tests.Server.Safety;

public sealed class BlocksTests
{
    [Fact]
    public async Task A_block_is_told_to_whoever_made_it_alone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var blocked = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.True(blocked.Is("blocking"));
        Assert.False(blocked.Is("following") || blocked.Is("followed_by") || blocked.Is("blocked_by"));
        Assert.Equal(["ben"], (await ada.GetJsonAsync("/api/v1/blocks")).TextsOf("username"));
        Assert.Empty((await ben.GetJsonAsync("/api/v1/blocks")).EnumerateArray());
        Assert.Empty((await ben.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ada.Id}")).EnumerateArray());
        Assert.True((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block")).Is("blocking"));
        Assert.Single((await ada.GetJsonAsync("/api/v1/blocks")).EnumerateArray());
    }

    [Fact]
    public async Task What_the_two_had_to_do_with_each_other_ends_and_does_not_begin_again()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var post = await ada.PublishAsync("Good morning");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        server.Clock.Advance(EndFollowsOfBlocked.Wait);
        await server.DrainAsync();
        foreach (var one in new[] { ada, ben })
        {
            var self = await one.GetJsonAsync("/api/v1/accounts/verify_credentials");
            Assert.Equal((0, 0), (self.GetProperty("followers_count").GetInt32(), self.GetProperty("following_count").GetInt32()));
        }
        foreach (var act in new[] { "favourite", "reblog", "bookmark", "mute" })
            Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/statuses/{post}/{act}")).StatusCode);
        foreach (var act in new[] { "follow", "unfollow", "pin", "note", "block", "mute", "remove_from_followers" })
            Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/accounts/{ada.Id}/{act}")).StatusCode);
        var answer = await ben.PostAsync("/api/v1/statuses", new { status = "But why", in_reply_to_id = post });
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"/api/v1/accounts/{ben.Id}/follow")).StatusCode);
        await ben.PublishAsync("@ada can you hear me?");
        await server.DrainAsync();
        Assert.DoesNotContain("mention", (await ada.GetJsonAsync("/api/v1/notifications")).TextsOf("type"));
        Assert.True((await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unblock")).Is("blocking") is false);
        Assert.True((await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow")).Is("following"));
    }

    [Fact]
    public async Task Whoever_blocked_finds_the_other_by_the_whole_name_alone_and_the_other_finds_nobody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        async Task<List<string>> FoundAsync(Member who, string words) =>
            (await who.GetJsonAsync($"/api/v1/accounts/search?q={words}")).TextsOf("username");
        Assert.Equal(["ben"], await FoundAsync(ada, "ben"));
        Assert.Empty(await FoundAsync(ada, "be"));
        Assert.Empty(await FoundAsync(ben, "ada"));
    }

    [Fact]
    public async Task A_block_that_ends_early_ends_the_follows_too()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/follow", new { notify = true });
        var blocked = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.False(blocked.Is("following") || blocked.Is("notifying") || blocked.Is("showing_reblogs"));
        var left = await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unblock");
        Assert.False(left.Is("following") || left.Is("followed_by"));
        Assert.True((await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow")).Is("following"));
        await server.DrainAsync();
        left = (await ada.GetJsonAsync($"/api/v1/accounts/relationships?id[]={ben.Id}"))[0];
        Assert.Equal((false, true), (left.Is("following"), left.Is("followed_by")));
    }

    [Fact]
    public async Task Old_notifications_are_hidden_and_not_counted_while_there_is_a_block()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        await ben.PublishAsync("@ada good morning");
        await server.DrainAsync();
        async Task<int> UnreadAsync() => (await ada.GetJsonAsync("/api/v1/notifications/unread_count")).GetProperty("count").GetInt32();
        Assert.Equal(2, await UnreadAsync());
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        Assert.Equal(0, await UnreadAsync());
        Assert.Empty((await ada.GetJsonAsync("/api/v1/notifications")).EnumerateArray());
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unblock");
        await server.DrainAsync();
        Assert.Contains("mention", (await ada.GetJsonAsync("/api/v1/notifications")).TextsOf("type"));
    }

    [Fact]
    public async Task Nobody_blocks_themselves_a_stranger_or_without_the_scope()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        Assert.Equal(HttpStatusCode.Forbidden, (await ada.PostAsync($"/api/v1/accounts/{ada.Id}/block")).StatusCode);
        foreach (var id in new[] { "1", "99999999999", "nonsense" })
            Assert.Equal(HttpStatusCode.NotFound, (await ada.PostAsync($"/api/v1/accounts/{id}/block")).StatusCode);
        var reader = await server.SecondTokenAsync(ada, "read");
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync($"/api/v1/accounts/{ben.Id}/block")).StatusCode);
    }

    [Fact]
    public async Task Streams_and_open_pages_say_nothing_of_the_other_from_the_block_on()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var cath = await server.MemberAsync("cath");
        await ben.FollowAsync(cath);
        await server.DrainAsync();
        await using var home = await AppStream.OpenAsync(ben, "user");
        await using var all = await AppStream.OpenAsync(ben, "public");
        await using var tag = await AppStream.OpenAsync(ben, "hashtag?tag=tea");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        await using var local = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/local");
        await using var mine = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        var theirs = await ada.PublishAsync("To all but one #tea");
        await cath.PostJsonAsync($"/api/v1/statuses/{theirs}/reblog");
        await ada.DeleteAsync($"/api/v1/statuses/{theirs}");
        var open = await cath.PublishAsync("To all #tea");
        foreach (var stream in new[] { all, tag }) Assert.Equal(("update", open), (await HeardAsync(stream)));
        foreach (var page in new[] { local, mine }) Assert.Equal(("new", open), await page.NextAsync());
        Assert.Equal(open, (await UpdateAsync(home)).Id);
    }

    [Fact]
    public async Task An_open_page_is_checked_anew_when_somebody_is_blocked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = await FriendsAsync(server);
        var post = await ada.PublishAsync("Good morning");
        await server.DrainAsync();
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), $"/live/home?on={post}");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        Assert.Equal("resync", (await page.NextAsync()).Kind);
        await using var again = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), $"/live/home?on={post}");
        Assert.Equal(("gone", post), await again.NextAsync());
    }

    private static async Task<(string Kind, string Id)> HeardAsync(AppStream stream)
    {
        var heard = await stream.HearAsync();
        return (heard.Event, heard.Id);
    }

    /// <summary>The home of somebody may still be told that what it never showed is gone.</summary>
    private static async Task<Heard> UpdateAsync(AppStream stream)
    {
        while (true)
        {
            if (await stream.HearAsync() is { Event: "update" } heard) return heard;
        }
    }

    /// <summary>Two who follow each other.</summary>
    private static async Task<(Member Ada, Member Ben)> FriendsAsync(TestServer server)
    {
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        return (ada, ben);
    }
}
