using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>What is special about notifications because the newest ones of active readers are kept in memory.</summary>
public sealed class NotificationMemoryTests
{
    private const string Singles = "/api/v1/notifications", Groups = "/api/v2/notifications";

    [Fact]
    public async Task A_warm_page_asks_the_database_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var post = await ada.PublishAsync("Hello");
        foreach (var fan in new[] { ben, cath }) await fan.DoAsync(post, "favourite");
        await ben.PublishAsync("@ada good morning");
        await server.DrainAsync();
        foreach (var path in new[] { Singles, Groups, Singles + "?types[]=favourite", Groups + "?limit=1" })
        {
            await ada.GetJsonAsync(path);
            Assert.Equal(0, await CountingEngine.DuringAsync(server, () => ada.GetJsonAsync(path)));
        }
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        Assert.Equal("follow", (await ada.GetJsonAsync(Singles))[0].Text("type"));
        Assert.Equal("follow", (await ada.GetJsonAsync(Groups)).GetProperty("notification_groups")[0].Text("type"));
    }

    [Fact]
    public async Task Whatever_takes_one_away_takes_it_out_of_memory()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var posts = new[] { await ada.PublishAsync("One"), await ada.PublishAsync("Two"), await ada.PublishAsync("Three") };
        foreach (var post in posts) await ben.DoAsync(post, "favourite");
        await ben.DoAsync(posts[0], "reblog");
        foreach (var fan in new[] { ben, cath }) await fan.FollowAsync(ada);
        await server.DrainAsync();
        await ExpectAsync(ada, "follow", "follow", "reblog", "favourite", "favourite", "favourite");
        await ben.DoAsync(posts[0], "unfavourite");
        await ben.DoAsync(posts[0], "unreblog");
        await server.DrainAsync();
        await ExpectAsync(ada, "follow", "follow", "favourite", "favourite");
        await ada.DeleteJsonAsync($"/api/v1/statuses/{posts[1]}");
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        await server.DrainAsync();
        await ExpectAsync(ada, "follow", "favourite");
        await ada.PostJsonAsync($"{Singles}/{(await ada.GetJsonAsync(Singles))[1].Text("id")}/dismiss");
        await ExpectAsync(ada, "follow");
        await ada.PostJsonAsync($"{Groups}/{(await ada.GetJsonAsync(Singles))[0].Text("group_key")}/dismiss");
        await ExpectAsync(ada);
    }

    private static async Task ExpectAsync(Member ada, params string[] kinds)
    {
        Assert.Equal(kinds, (await ada.GetJsonAsync(Singles)).EnumerateArray().Select(told => told.Text("type")));
        var counts = (await ada.GetJsonAsync(Groups)).GetProperty("notification_groups").EnumerateArray()
            .Sum(group => group.Number("notifications_count"));
        Assert.Equal(kinds.Length, counts);
    }
}
