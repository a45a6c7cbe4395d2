using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public sealed class NotificationPagesTests
{
    [Fact]
    public async Task What_happened_is_told_kindly_and_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Small things");
        for (var i = 0; i < 4; i++)
        {
            var fan = await server.MemberAsync($"fan{i}");
            await fan.PostJsonAsync($"/api/v1/statuses/{post}/favourite");
            if (i == 3) await fan.PublishAsync("@ada lovely");
        }
        await server.DrainAsync();
        var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/notifications");
        var favourites = page.QuerySelector(".heard-item.favourite")!;
        Assert.Equal("fan3 and 3 others favourited your post", favourites.GetAttribute("aria-label"));
        Assert.Contains("Small things", favourites.TextContent);
        Assert.Contains("lovely", page.QuerySelector(".heard .post")?.TextContent);
        Assert.Null((await browser.PageAsync("/notifications?show=mentions")).QuerySelector(".heard-item"));
    }

    [Fact]
    public async Task Visiting_moves_the_mark_forward_only()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        var browser = await server.BrowserAsync("ada");
        Assert.NotNull((await browser.PageAsync("/notifications")).QuerySelector(".new-here"));
        Assert.Null((await browser.PageAsync("/notifications")).QuerySelector(".new-here"));
        Assert.Equal(0, (await ada.GetJsonAsync("/api/v1/notifications/unread_count")).GetProperty("count").GetInt32());
        await cath.FollowAsync(ada);
        await server.DrainAsync();
        Assert.Equal(1, (await ada.GetJsonAsync("/api/v1/notifications/unread_count")).GetProperty("count").GetInt32());
        await browser.PageAsync("/notifications?max_id=1");
        Assert.Equal(1, (await ada.GetJsonAsync("/api/v1/notifications/unread_count")).GetProperty("count").GetInt32());
    }
}
