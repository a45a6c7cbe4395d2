using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Gathering;

/// <summary>A chat as it was said, on its page.</summary>
public sealed class ChatTranscriptTests
{
    [Fact]
    public async Task Answers_stand_below_their_questions_oldest_first_with_the_replies_below_them()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, cai) = await OpenAsync(server);
        var first = await chat.AnswerAsync(ben, "A1 first");
        var second = await chat.AnswerAsync(cai, "A1 second");
        var reply = await chat.AnswerAsync(cai, "To the first", question: null, replyTo: first);
        var deeper = await chat.AnswerAsync(ben, "To the reply", question: null, replyTo: reply);
        await chat.AskAsync(1);
        var other = await chat.AnswerAsync(ben, "A2 other", 1);
        var loose = await chat.AnswerAsync(ben, "Before I forget", question: null);
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript");
        Assert.Equal(
            [$"q0: {first} >{reply} >{deeper} {second}", $"q1: {other}", $"rest: {loose}"],
            page.QuerySelectorAll(".transcript-part").Select(part => $"{part.Id}: {string.Join(' ', Posts(part))}"));
        Assert.Equal(
            ["#q0", "#q1", "#rest"], page.QuerySelectorAll(".transcript-contents a").Select(link => link.GetAttribute("href")));
        Assert.Contains("What about number 1?", page.QuerySelector("#q0 h2")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById($"p{first}"));
    }

    [Fact]
    public async Task What_came_after_the_end_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, _) = await OpenAsync(server);
        await chat.EndAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        var late = await chat.AnswerAsync(ben, "A1 sorry, a bleep");
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript");
        Assert.Contains("After the end", page.GetElementById($"p{late}")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deleted_or_taken_out_is_not_there_and_a_reply_that_lost_its_answer_is()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, cai) = await OpenAsync(server);
        var (gone, out1, stays) = (
            await chat.AnswerAsync(ben, "A1 gone"), await chat.AnswerAsync(ben, "A1 out"), await chat.AnswerAsync(cai, "A1 stays"));
        var reply = await chat.AnswerAsync(cai, "But why", question: null, replyTo: gone);
        await ben.DeleteAsync($"/api/v1/statuses/{gone}");
        await server.DrainAsync();
        await chat.RuleAsync(out1, "remove");
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript");
        Assert.Equal([stays, $">{reply}"], Posts(page.GetElementById("q0")!));
    }

    [Fact]
    public async Task Only_the_first_fifty_answers_are_on_the_page_with_the_way_to_all_of_them()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, _) = await OpenAsync(server);
        for (var at = 0; at < 51; at++) await chat.AnswerAsync(ben, $"A1 number {at}");
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript");
        Assert.Equal(50, Posts(page.GetElementById("q0")!).Count);
        var all = page.QuerySelector("#q0 .transcript-all a")!;
        Assert.Contains("All 51 answers", all.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Browser().GetAsync(all.GetAttribute("href"))).StatusCode);
    }

    [Fact]
    public async Task What_was_liked_most_which_links_were_shared_and_who_wrote_stand_below()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, cai) = await OpenAsync(server);
        var liked = await chat.AnswerAsync(ben, "A1 see https://nice.example/ng1?utm_source=x and https://bmj.example/a");
        await chat.AnswerAsync(ben, "A1 again https://nice.example/ng1");
        await chat.AnswerAsync(cai, "A1 also https://nice.example/ng1#part");
        await cai.DoAsync(liked, "favourite");
        await chat.Host.DoAsync(liked, "reblog");
        await server.DrainAsync();
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript");
        var top = Assert.Single(page.QuerySelectorAll("section[aria-labelledby=top] li"));
        Assert.EndsWith($"/{liked}", top.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["1 favourite", "1 boost"], top.QuerySelectorAll(".dotted span").Select(one => Bidi.WithoutControls(one.TextContent)));
        Assert.Equal(
            ["https://nice.example/ng1 by 2 people", "https://bmj.example/a by 1 person"],
            page.QuerySelectorAll("section[aria-labelledby=links] li").Select(
                line => $"{line.QuerySelector("a")!.GetAttribute("href")} {line.QuerySelector("span")!.TextContent}"));
        Assert.Contains("3 people wrote", page.GetElementById("people")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_words_in_all_their_forms_and_nothing_that_was_taken_out()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, cai) = await OpenAsync(server);
        var found = await chat.AnswerAsync(ben, "A1 Naïve handovers fail");
        await chat.AnswerAsync(cai, "A1 nothing of the kind");
        await chat.RuleAsync(await chat.AnswerAsync(cai, "A1 a naive handover"), "remove");
        var page = await server.Browser().PageAsync($"{chat.Page}/transcript?q=handover+NAIVE");
        Assert.Equal([found], page.QuerySelectorAll(".transcript article").Select(post => post.GetAttribute("data-post")));
        Assert.Contains("1 post has these words.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".transcript mark"));
        var none = await server.Browser().PageAsync($"{chat.Page}/transcript?q=zzz");
        Assert.Empty(none.QuerySelectorAll(".transcript article"));
        var tooLong = await server.Browser().GetAsync($"{chat.Page}/transcript?q={new string('x', 201)}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
    }

    [Fact]
    public async Task The_words_of_a_question_that_was_never_asked_are_nowhere()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, ben, _) = await OpenAsync(server);
        await ben.PublishAsync("A2 too early #SafeHandover");
        await server.DrainAsync();
        foreach (var door in ChatDoorTests.Doors(chat))
            Assert.DoesNotContain("What about number 2?", await server.Visitor().GetStringAsync(door), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_stands_above_it_and_only_hosts_write_one()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, _, _) = await OpenAsync(server);
        var browser = await server.BrowserAsync("ada");
        const string typed = "## We agreed\n\n- on **two** things";
        var sent = await browser.SubmitAsync($"{chat.Page}/summary", $"{chat.Page}/summary", ("text", typed));
        Assert.Equal($"{chat.Page}/transcript", sent.Target());
        var summary = (await browser.PageAsync($"{chat.Page}/transcript")).QuerySelector(".chat-summary")!;
        Assert.Equal("two", summary.QuerySelector("li strong")!.TextContent);
        var stranger = await server.BrowserAsync("ben");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"{chat.Page}/summary")).StatusCode);
        var read = (await stranger.PageAsync($"{chat.Page}/transcript")).QuerySelector(".chat-summary h3, .chat-summary h2")!;
        Assert.Equal("We agreed", read.TextContent);
    }

    [Fact]
    public async Task Hostile_Markdown_is_only_text()
    {
        await using var server = await TestServer.StartAsync();
        var (chat, _, _) = await OpenAsync(server);
        const string hostile = "<script>alert(1)</script> [a](javascript:alert(1)) ![cup](https://evil.example/cup.png) <img src=x onerror=x>";
        var browser = await server.BrowserAsync("ada");
        await browser.SubmitAsync($"{chat.Page}/summary", $"{chat.Page}/summary", ("text", hostile));
        foreach (var door in new[] { "transcript", "transcript/print" })
        {
            var summary = (await browser.PageAsync($"{chat.Page}/{door}")).QuerySelector(".chat-summary")!;
            Assert.Empty(summary.QuerySelectorAll("script, img, a"));
            Assert.Contains("<script>", summary.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(">", 9_000, "nested too deeply")]
    [InlineData("> ", 10_000, "too long")]
    public async Task What_is_too_deep_or_too_long_is_given_back_with_the_reason(string piece, int times, string reason)
    {
        await using var server = await TestServer.StartAsync();
        var (chat, _, _) = await OpenAsync(server);
        var text = string.Concat(Enumerable.Repeat(piece, times)) + "end";
        var browser = await server.BrowserAsync("ada");
        var sent = await browser.SubmitAsync($"{chat.Page}/summary", $"{chat.Page}/summary", ("text", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        var page = await sent.DocumentAsync();
        Assert.Contains(reason, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(text, ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=text]")!).Value);
    }

    private static async Task<(ChatSeed Chat, Member Ben, Member Cai)> OpenAsync(TestServer server)
    {
        var ada = await server.MemberAsync("ada");
        var (ben, cai) = (await server.MemberAsync("ben"), await server.MemberAsync("cai"));
        return (await ChatSeed.OpenAsync(server, ada), ben, cai);
    }

    /// <summary>The ids of the posts, with &gt; before replies.</summary>
    private static List<string> Posts(IElement part) =>
    [
        .. part.QuerySelectorAll("article").Select(
            post => (post.ParentElement!.ClassName == "transcript-reply" ? ">" : "") + post.GetAttribute("data-post")),
    ];
}
