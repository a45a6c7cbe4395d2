using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>Planning a tweetchat by keyboard, and saying that one will be there.</summary>
public sealed class ChatWalkTests(Table table) : IClassFixture<Table>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chat_is_planned_and_somebody_will_be_there(bool script)
    {
        var (host, goer) = script ? ("uma", "viv") : ("wren", "yusuf");
        await table.Server.MemberAsync(host);
        await table.Server.MemberAsync(goer);
        await using var visit = await table.ComeInAsync(host, new() { Script = script });
        await visit.GoAsync("/chats");
        await visit.UseAsync("main a[href='/chats/new']");
        await visit.TypeAsync("[name=title]", $"Nights of {host}");
        await visit.Page.FillAsync("[name=aims]", "To find out what helps patients sleep, and to try it tomorrow.");
        await visit.TypeAsync("[name='questions[1][text]']", "What is one thing your team changed at night?");
        await visit.TypeAsync("[name='reading[0][title]']", "Sleep on wards");
        await visit.TypeAsync("[name='reading[0][url]']", "https://example.org/sleep");
        if (script) await PageLook.IsGoodAsync(visit, "chat-form");
        await visit.UseAsync("main .form-end button[type=submit]");
        await visit.Page.IsAtAsync("**/chats/**#flash");
        if (script) await PageLook.IsGoodAsync(visit, "chat-draft");
        await visit.UseAsync("[data-act=chat-announce]");
        await Expect(visit.Page.Locator(".flash")).ToContainTextAsync("has been announced");
        var path = new Uri(visit.Page.Url).AbsolutePath;

        await using var other = await table.ComeInAsync(goer, new() { Script = script });
        await other.GoAsync("/chats");
        if (script) await PageLook.IsGoodAsync(other, "chat-agenda");
        await other.UseAsync($"main a[href='{path}']");
        await other.UseAsync(".chat-go button[type=submit]");
        await Expect(other.Page.Locator(".chat-going")).ToContainTextAsync("1 person will be there");
        if (script) await PageLook.IsGoodAsync(other, "chat-before");
        await other.UseAsync(".chat-go [formaction]");
        await Expect(other.Page.Locator(".chat-going")).ToContainTextAsync("Nobody has said yet");
    }
}
