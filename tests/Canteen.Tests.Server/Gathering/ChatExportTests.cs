using System.Net.Http.Headers;
using System.Text.Json;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

/// <summary>Transcripts that are taken away.</summary>
public sealed class ChatExportTests
{
    [Fact]
    public async Task A_spreadsheet_has_a_line_for_each_post_question_by_question()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, _) = await TalkAsync(server);
        var answer = await server.Visitor().GetAsync($"{chat.Page}/transcript.csv");
        Assert.Equal(new MediaTypeHeaderValue("text/csv", "utf-8"), answer.Content.Headers.ContentType);
        Assert.Equal($"transcript-{chat.Id}.csv", answer.Content.Headers.ContentDisposition!.FileName);
        var lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("question,kind,time,author,name,profession,organisation,text,url,favourites,boosts,late", lines[0]);
        Assert.StartsWith("Q1,question,2026-11-23T09:00:", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Q1,answer,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",ben,", lines[2], StringComparison.Ordinal);
        Assert.Contains(",1,0,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("Q1,reply,", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("Q2,question,", lines[4], StringComparison.Ordinal);
        Assert.EndsWith(",late", lines[6], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(1)")]
    [InlineData("＝1+1")]
    public async Task No_cell_of_it_begins_a_formula(string text)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var chat = await ChatSeed.OpenAsync(server, ada);
        await chat.AnswerAsync(ben, text);
        var csv = await server.Visitor().GetStringAsync($"{chat.Page}/transcript.csv");
        Assert.Contains("'" + text, csv, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(^|,|\n)""?[=+\-@＝]", csv);
    }

    [Fact]
    public async Task For_programs_it_says_the_same_and_more()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben) = await TalkAsync(server);
        foreach (var path in new[] { $"{chat.Page}/transcript.json", $"{chat.Api}/transcript" })
        {
            var json = JsonElement.Parse(await server.Visitor().GetStringAsync(path));
            Assert.Equal(("Safe handover", "SafeHandover"), (json.Text("title"), json.Text("tag")));
            Assert.Equal(["Q1", "Q2"], json.GetProperty("questions").TextsOf("label"));
            Assert.Equal(
                ["question", "answer", "reply", "question", "answer", "answer"], json.GetProperty("posts").TextsOf("kind"));
            Assert.Equal(["", "", "", "", "", "late"], json.GetProperty("posts").TextsOf("late"));
            Assert.Equal(ben.Handle, json.GetProperty("posts")[1].GetProperty("account").Text("acct"));
        }
    }

    [Fact]
    public async Task The_page_to_print_has_all_of_it_and_no_script()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, _) = await TalkAsync(server);
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript/print");
        Assert.Equal(6, page.QuerySelectorAll("article").Length);
        Assert.Single(page.QuerySelectorAll("article.print-reply"));
        Assert.Equal(2, page.QuerySelectorAll("h2").Length);
        Assert.Empty(page.QuerySelectorAll("script, [style]"));
        Assert.DoesNotContain("hole", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deleted_or_taken_out_is_in_none_of_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var chat = await ChatSeed.OpenAsync(server, ada);
        await ben.DeleteAsync($"/api/v1/statuses/{await chat.AnswerAsync(ben, "A1 zebra gone")}");
        await chat.RuleAsync(await chat.AnswerAsync(ben, "A1 zebra out"), "remove");
        await chat.AnswerAsync(ben, "A1 lion");
        foreach (var door in ChatDoorTests.Doors(chat).Where(door => door.Contains("transcript", StringComparison.Ordinal)))
        {
            var text = await server.Visitor().GetStringAsync(door);
            Assert.DoesNotContain("zebra", text, StringComparison.Ordinal);
            if (!door.Contains('?', StringComparison.Ordinal)) Assert.Contains("lion", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task More_than_a_slice_is_all_there_once_and_in_order()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var chat = await ChatSeed.OpenAsync(server, ada);
        for (var at = 0; at < 401; at++)
        {
            var said = new { status = $"A1 number {at:000}", question_id = chat.Questions[0].ToString() };
            await ben.PostJsonAsync($"{chat.Api}/answers", said);
        }
        var json = JsonElement.Parse(await server.Visitor().GetStringAsync($"{chat.Api}/transcript"));
        Assert.Equal(
            Enumerable.Range(0, 401).Select(at => $"A1 number {at:000} #SafeHandover"),
            json.GetProperty("posts").TextsOf("text").Skip(1));
        var csv = await server.Visitor().GetStringAsync($"{chat.Page}/transcript.csv");
        Assert.Equal(403, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static async Task<(ChatSeed Chat, Member Ben)> TalkAsync(TestServer server)
    {
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var chat = await ChatSeed.OpenAsync(server, ada);
        var first = await chat.AnswerAsync(ben, "A1 in \"writing\", please");
        await chat.AnswerAsync(ada, "Thank you", question: null, replyTo: first);
        await ada.DoAsync(first, "favourite");
        await chat.AskAsync(1);
        await chat.AnswerAsync(ben, "A2 in time", 1);
        await chat.EndAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await chat.AnswerAsync(ben, "A2 after all", 1);
        return (chat, ben);
    }
}
