using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Gathering.ChatTools;

namespace Canteen.Tests.Server.Gathering;

/// <summary>Who will be at a tweetchat, and what they are told of it.</summary>
public sealed class ChatReminderTests
{
    [Fact]
    public async Task Whoever_will_be_there_is_counted_once_and_not_named()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.ChatAsync(server);
        for (var twice = 0; twice < 2; twice++) Assert.Equal(1, (await ben.PostJsonAsync(path + "/attend")).Number("going_count"));
        Assert.True((await ben.GetJsonAsync(path)).Is("attending"));
        Assert.Equal(["Nights that heal"], await ben.TitlesAsync("mine"));
        using var visitor = server.Visitor();
        var page = await visitor.GetStringAsync(Page(path));
        Assert.Contains("1 person will be there", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ben", page, StringComparison.Ordinal);
        for (var twice = 0; twice < 2; twice++) Assert.Equal(0, (await ben.PostJsonAsync(path + "/unattend")).Number("going_count"));
    }

    [Fact]
    public async Task Everybody_is_reminded_when_they_wish_once()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cat) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cat"));
        var path = await ada.ChatAsync(server, hours: 48);
        await ben.PostJsonAsync(path + "/attend", new { reminders = new[] { "day", "hour", "start" }, by_mail = true });
        await cat.PostJsonAsync(path + "/attend", new { reminders = new[] { "hour" } });
        Assert.Empty(await ben.ChatNewsAsync(server));
        server.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(["in_a_day"], (await ben.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        Assert.Empty(await cat.ChatNewsAsync(server));
        server.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(["in_an_hour"], (await cat.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["starts", "in_an_hour", "in_a_day"], (await ben.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        var mails = await server.MailsAsync("ben@example.org");
        Assert.Equal(3, mails.Count(mail => mail.Contains(Page(path), StringComparison.Ordinal)));
        Assert.DoesNotContain(await server.MailsAsync("cat@example.org"), mail => mail.Contains(Page(path), StringComparison.Ordinal));
        using var browser = await server.BrowserAsync("ben");
        var told = (await browser.PageAsync("/notifications")).QuerySelector(".heard-item.chat")!;
        Assert.Contains("has a chat that starts now", told.TextContent, StringComparison.Ordinal);
        Assert.Equal(Page(path), told.QuerySelector(".heard-post")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_chat_that_is_moved_or_called_off_is_told_and_reminds_at_its_new_time()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.ChatAsync(server, hours: 4);
        await ben.PostJsonAsync(path + "/attend", new { reminders = new[] { "hour" } });
        await ada.PatchJsonAsync(path, new { starts_at = Iso(server.Clock.GetUtcNow().AddHours(6)) });
        Assert.Equal(["moved"], (await ben.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        server.Clock.Advance(TimeSpan.FromHours(3.5));
        Assert.Single(await ben.ChatNewsAsync(server));
        server.Clock.Advance(TimeSpan.FromHours(1.6));
        Assert.Equal(["in_an_hour", "moved"], (await ben.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        await ada.PostJsonAsync(path + "/cancel");
        Assert.Equal(["cancelled", "in_an_hour", "moved"], (await ben.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(3, (await ben.ChatNewsAsync(server)).Length);
    }

    [Fact]
    public async Task Nobody_hears_of_a_chat_from_somebody_whom_they_blocked_or_muted()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cat) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cat"));
        var path = await ada.ChatAsync(server, hours: 2);
        foreach (var goer in new[] { ben, cat }) await goer.PostJsonAsync(path + "/attend", new { by_mail = true });
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/block");
        await cat.PostJsonAsync($"/api/v1/accounts/{ada.Id}/mute", new { notifications = true });
        await server.DrainAsync();
        server.Clock.Advance(TimeSpan.FromHours(1.5));
        foreach (var goer in new[] { ben, cat }) Assert.Empty(await goer.ChatNewsAsync(server));
        Assert.DoesNotContain(await server.MailsAsync("ben@example.org"), mail => mail.Contains(Page(path), StringComparison.Ordinal));
    }
}
