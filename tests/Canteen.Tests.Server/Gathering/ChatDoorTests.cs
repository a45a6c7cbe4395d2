using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Gathering;

/// <summary>The doors to what was said in a chat, and strangers before each of them.</summary>
public sealed class ChatDoorTests
{
    internal static string[] Doors(ChatSeed chat) =>
    [
        $"{chat.Page}/transcript", $"{chat.Page}/transcript?q=handover", $"{chat.Page}/transcript/print", $"{chat.Page}/transcript.csv",
        $"{chat.Page}/transcript.json", $"{chat.Page}/figures", $"{chat.Api}/transcript", $"{chat.Api}/statistics",
    ];

    [Fact]
    public async Task Visitors_find_the_chats_of_everyone_and_not_those_of_members()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (open, shut) = (await ChatSeed.OpenAsync(server, ada), await ChatSeed.OpenAsync(server, ada, forMembers: true));
        await open.AnswerAsync(ada, "A1 handover");
        await shut.AnswerAsync(ada, "A1 handover");
        await AnswerAllAsync(server.Visitor(), open, HttpStatusCode.OK);
        await AnswerAllAsync(server.Visitor(), shut, HttpStatusCode.NotFound);
        await AnswerAllAsync((await server.MemberAsync("ben")).Client, shut, HttpStatusCode.OK, apiOnly: true);
        await AnswerAllAsync(await server.BrowserAsync("ben"), shut, HttpStatusCode.OK, pagesOnly: true);
    }

    [Fact]
    public async Task Whom_the_first_host_blocked_finds_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var chat = await ChatSeed.OpenAsync(server, ada);
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        await AnswerAllAsync(ben.Client, chat, HttpStatusCode.NotFound, apiOnly: true);
        await AnswerAllAsync(await server.BrowserAsync("ben"), chat, HttpStatusCode.NotFound, pagesOnly: true);
    }

    [Fact]
    public async Task Before_it_begins_there_is_no_transcript_for_its_host_either()
    {
        await using var server = await TestServer.StartAsync();
        var chat = await ChatSeed.AnnounceAsync(server, await server.MemberAsync("ada"));
        await AnswerAllAsync(chat.Host.Client, chat, HttpStatusCode.NotFound, apiOnly: true);
        await AnswerAllAsync(await server.BrowserAsync("ada"), chat, HttpStatusCode.NotFound, pagesOnly: true);
    }

    [Fact]
    public async Task Nobody_finds_in_it_whom_they_may_not_read()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cai) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cai"));
        var chat = await ChatSeed.OpenAsync(server, ada);
        await chat.AnswerAsync(ben, "A1 handover of bens https://bens.example/");
        await ben.PostJsonAsync($"/api/v1/accounts/{cai.Id}/block");
        await server.DrainAsync();
        var browser = await server.BrowserAsync("cai");
        foreach (var door in Doors(chat))
        {
            var client = door.StartsWith("/api", StringComparison.Ordinal) ? cai.Client : browser;
            Assert.DoesNotContain("bens", await client.GetStringAsync(door), StringComparison.Ordinal);
            if (!door.Contains("figures", StringComparison.Ordinal) && !door.Contains("statistics", StringComparison.Ordinal))
                Assert.Contains("bens", await server.Visitor().GetStringAsync(door), StringComparison.Ordinal);
        }
    }

    private static async Task AnswerAllAsync(
        HttpClient client, ChatSeed chat, HttpStatusCode code, bool apiOnly = false, bool pagesOnly = false)
    {
        foreach (var door in Doors(chat))
        {
            var isApi = door.StartsWith("/api", StringComparison.Ordinal);
            if (isApi ? pagesOnly : apiOnly) continue;
            Assert.Equal((door, code), (door, (await client.GetAsync(door)).StatusCode));
        }
    }
}
