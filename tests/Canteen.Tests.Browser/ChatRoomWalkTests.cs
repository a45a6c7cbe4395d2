using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>A tweetchat while it is live: somebody answers in its room, and a host asks, features and ends at the desk.</summary>
public sealed class ChatRoomWalkTests(Table table) : IClassFixture<Table>
{
    private const string Chats = "/api/canteen/v1/chats";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_answers_in_the_room_and_a_host_leads_it(bool script)
    {
        var (hostName, guestName) = script ? ("ottoline", "percival") : ("meredith", "rhiannon");
        var (host, guest) = (await table.Server.MemberAsync(hostName), await table.Server.MemberAsync(guestName));
        var (path, title) = await OpenAsync(host, $"Evenings with {hostName}");
        await using var hosting = await table.ComeInAsync(hostName, new() { Script = script });
        await using var visit = await table.ComeInAsync(guestName, new() { Script = script });
        await hosting.GoAsync($"{path}/desk");
        await Expect(hosting.Page.Locator("h1")).ToContainTextAsync("desk");
        await hosting.UseAsync("form[action*='/desk/questions/'] button >> nth=0");
        await hosting.Page.IsAtAsync($"**{path}/desk#main");
        await visit.GoAsync(path);
        await Expect(visit.Page.Locator(".room-question")).ToContainTextAsync("What helped you today?");
        await visit.TypeAsync("#write-text", "A cup of tea, and a colleague who asked");
        if (script) await PageLook.IsGoodAsync(visit, "chat-room");
        await visit.UseAsync(".chat-composer button[type=submit]");
        await visit.Page.IsAtAsync($"**{path}#write");
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync("a colleague who asked");
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync("A1");
        await table.Server.DrainAsync();
        await visit.UseAsync($".room-views a[href='{path}/everything']");
        await Expect(visit.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(title));
        await Expect(visit.Page.Locator(".feed .post")).ToHaveCountAsync(2);
        await hosting.GoAsync($"{path}/desk");
        if (script) await PageLook.IsGoodAsync(hosting, "chat-desk");
        await hosting.UseAsync("#desk-newest ~ ul input[value=feature] + button");
        await hosting.Page.IsAtAsync($"**{path}/desk#main");
        await hosting.TypeAsync("#field-text", "Shall we give them ten minutes more?");
        await hosting.UseAsync("#desk-messages button[type=submit]");
        await Expect(hosting.Page.Locator("#desk-messages li")).ToContainTextAsync("ten minutes more");
        await visit.GoAsync($"{path}/featured");
        await Expect(visit.Page.Locator(".feed .post")).ToContainTextAsync("Featured by the hosts");
        await visit.UseAsync(".room-facts a");
        await visit.Page.IsAtAsync($"**{path}/mine");
        if (script) await PageLook.IsGoodAsync(visit, "chat-mine");
        await visit.UseAsync("form[action$='/mine/thanks'] button");
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("You thanked the hosts");
        await hosting.UseAsync("form[action$='/desk/close'] button");
        await hosting.Page.IsAtAsync($"**{path}/desk#main");
        await visit.GoAsync(path);
        await visit.Page.IsAtAsync("**/transcript");
    }

    /// <returns>The address of its page, and its title.</returns>
    private static async Task<(string Path, string Title)> OpenAsync(Member host, string title)
    {
        var made = await host.PostJsonAsync(Chats, new
        {
            title, audience = "everyone", length = 60, starts_at = DateTimeOffset.UtcNow.AddMinutes(20).ToString("O"),
            time_zone = "Europe/London",
            questions = new object[] { new { minute = 5, text = "What helped you today?" }, new { minute = 40, text = "And tomorrow?" } },
        });
        var id = made.GetProperty("id").GetString();
        foreach (var act in new[] { "announce", "open" }) await host.PostJsonAsync($"{Chats}/{id}/{act}");
        return ($"/chats/{id}", title);
    }
}
