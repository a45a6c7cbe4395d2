using System.Text.Json;
using Canteen.Testing;
using static Microsoft.Playwright.Assertions;

namespace Canteen.Tests.Browser;

/// <summary>After a tweetchat: its transcript is read and searched, a host says what came of it, and its figures are looked at.</summary>
public sealed class ChatAfterWalkTests(Table table) : IClassFixture<Table>
{
    private const string Chats = "/api/canteen/v1/chats";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_chat_that_is_over_is_read_searched_and_summed_up(bool script)
    {
        var (hostName, guestName) = script ? ("xenia", "yorick") : ("brychan", "gwen");
        var (host, guest) = (await table.Server.MemberAsync(hostName), await table.Server.MemberAsync(guestName));
        var path = await HoldAsync(host, guest, $"Rounds with {hostName}");
        await using var visit = await table.ComeInAsync(hostName, new() { Script = script });
        await visit.GoAsync(path);
        await visit.Page.IsAtAsync("**/transcript");
        await Expect(visit.Page.Locator("#q0")).ToContainTextAsync("Start with the quiet ones");
        await visit.UseAsync($"main a[href='{path}/summary']");
        await visit.TypeAsync("[name=text]", "## We agreed\n\n- to begin with the *quiet* ones");
        if (script) await PageLook.IsGoodAsync(visit, "chat-summary");
        await visit.UseAsync("main .form-end button[type=submit]");
        await Expect(visit.Page.Locator(".chat-summary")).ToContainTextAsync("quiet");
        if (script) await PageLook.IsGoodAsync(visit, "chat-transcript");
        await visit.TypeAsync("#transcript-search", "quietly");
        await visit.UseAsync(".search-box button[type=submit]");
        await Expect(visit.Page.Locator(".transcript mark").First).ToContainTextAsync("quiet");
        if (script) await PageLook.IsGoodAsync(visit, "chat-transcript-found");
        await visit.GoAsync($"{path}/transcript");
        await visit.UseAsync($"main a[href='{path}/figures']");
        await Expect(visit.Page.Locator(".figures-sums")).ToContainTextAsync("Impressions");
        if (script) await PageLook.IsGoodAsync(visit, "chat-figures");
        await visit.GoAsync($"{path}/transcript/print");
        await Expect(visit.Page.Locator(".print-post").First).ToBeVisibleAsync();
        if (script) await PageLook.IsGoodAsync(visit, "chat-print");
    }

    /// <returns>The address of its page.</returns>
    private async Task<string> HoldAsync(Member host, Member guest, string title)
    {
        var made = await host.PostJsonAsync(Chats, new
        {
            title, audience = "everyone", length = 60, starts_at = DateTimeOffset.UtcNow.AddMinutes(20).ToString("O"),
            time_zone = "Europe/London", questions = new object[] { new { minute = 5, text = "Whom do you ask first?" } },
        });
        var chat = $"{Chats}/{made.GetProperty("id").GetString()}";
        foreach (var act in new[] { "announce", "open" }) await host.PostJsonAsync($"{chat}/{act}");
        var asked = (await host.GetJsonAsync($"{chat}/questions")).EnumerateArray().First().GetProperty("id").GetString();
        await host.PostJsonAsync($"{chat}/questions/{asked}/ask");
        await guest.FollowAsync(host);
        var first = await AnswerAsync(guest, chat, "Start with the quiet ones, see https://example.org/rounds", asked);
        await AnswerAsync(host, chat, $"@{guest.Handle} and with the night staff", replyTo: first);
        await host.PostJsonAsync($"{chat}/end");
        await table.Server.DrainAsync();
        return "/chats/" + chat.Split('/')[^1];
    }

    private static async Task<string> AnswerAsync(Member who, string chat, string status, string? question = null, string? replyTo = null)
    {
        JsonElement said = await who.PostJsonAsync($"{chat}/answers", new { status, question_id = question, in_reply_to_id = replyTo });
        return said.GetProperty("id").GetString()!;
    }
}
