using System.Net;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Gathering.ChatTools;

namespace Canteen.Tests.Server.Gathering;

/// <summary>The pages on which tweetchats are planned, without script.</summary>
public sealed class ChatPlanPagesTests
{
    [Fact]
    public async Task A_chat_is_planned_announced_and_called_off_on_pages()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/chats/new")).QuerySelector("main .form");
        var made = await browser.SubmitAsync(
            form, ("title", "Nights <b>that</b> heal"), ("date", "2026-12-01"), ("time", "20:00"), ("time_zone", "Europe/London"),
            ("questions[1][text]", "What helps?"), ("questions[2][minute]", "20:17"), ("questions[2][text]", "What else?"));
        var path = made.Target()!.Split('#')[0];
        Assert.Matches("^/chats/[0-9]+$", path);
        var page = await browser.PageAsync(path);
        Assert.Contains("This is a draft", page.QuerySelector(".chat-manage")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tuesday 1 December 2026, 20:00 to 21:00", page.QuerySelector(".chat-when")!.TextContent, StringComparison.Ordinal);
        var times = page.QuerySelectorAll(".chat-list li .soft").Select(at => at.TextContent);
        Assert.Equal(["20:00", "20:05", "20:17", "20:53"], times.Take(4));
        await browser.PressAsync(page, "[data-act=chat-announce]");
        page = await browser.PageAsync(path);
        Assert.Contains("has been announced", page.QuerySelector("#flash")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("in 8 days", page.QuerySelector(".chat-when")!.TextContent, StringComparison.Ordinal);
        using var reader = await server.BrowserAsync("ben");
        var agenda = await reader.PageAsync("/chats");
        Assert.Equal("Nights <b>that</b> heal", agenda.QuerySelector("section[aria-labelledby=chats-later] h3 a")!.TextContent);
        await reader.SubmitAsync((await reader.PageAsync(path)).QuerySelector(".chat-go"), ("remind_day", "1"), ("by_mail", "1"));
        page = await reader.PageAsync(path);
        Assert.Contains("1 person will be there", page.QuerySelector(".chat-going")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll(".chat-go input:checked").Length);
        await reader.SubmitToAsync(page.QuerySelector(".chat-go"), path + "/leave");
        Assert.Null((await reader.PageAsync(path)).QuerySelector(".chat-go [formaction]"));
        await browser.SubmitAsync((await browser.PageAsync(path + "/call-off")).QuerySelector("main .form"));
        Assert.Contains("called off", (await reader.PageAsync(path)).QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(browser.GetAsync(path + "/edit")));
        Assert.Equal("cancelled", (await ada.GetJsonAsync($"{Chats}/{path.Split('/')[^1]}")).Text("state"));
    }

    [Fact]
    public async Task More_rows_and_the_usual_course_keep_what_was_typed()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/chats/new")).QuerySelector("main .form");
        var rows = form!.QuerySelectorAll("textarea[name^=questions]").Length;
        var first = await browser.SubmitAsync(form, ("title", "Sleep"), ("questions[1][text]", "What helps?"), ("do", "rows"));
        var more = await first.DocumentAsync();
        Assert.True(more.QuerySelectorAll("textarea[name^=questions]").Length >= rows + 2);
        Assert.Equal("Sleep", more.QuerySelector("[name=title]")!.GetAttribute("value"));
        var again = await browser.SubmitAsync(more.QuerySelector("main .form"), ("length", "120"), ("do", "pattern"));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        var spread = await again.DocumentAsync();
        Assert.Equal("What helps?", ((IHtmlTextAreaElement)spread.QuerySelector("[name='questions[1][text]']")!).Value);
        Assert.Equal(
            ["0", "10", "34", "58", "82", "106"],
            spread.QuerySelectorAll("[name$='[minute]']").Take(6).Select(field => field.GetAttribute("value")));
        Assert.Equal(0, await server.CountAsync("SELECT COUNT(*) FROM chats"));
    }

    [Fact]
    public async Task What_cannot_be_is_said_and_what_was_typed_stays()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var refused = await browser.SubmitAsync(
            (await browser.PageAsync("/chats/new")).QuerySelector("main .form"), ("title", " "), ("date", "tomorrow"), ("aims", "Sleep"),
            ("questions[2][minute]", "late"), ("questions[2][text]", "Why?"), ("reading[0][title]", "x"), ("reading[0][url]", "ftp://x"),
            ("length", "abc"), ("audience", "friends"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        var links = page.QuerySelectorAll(".problems a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(7, links.Count);
        Assert.All(links, link => Assert.NotNull(page.GetElementById(link[1..])));
        Assert.Contains("#field-questions-2-minute", links);
        Assert.Equal("Sleep", page.QuerySelector("[name=aims]")!.TextContent);
        Assert.Equal("ftp://x", page.QuerySelector("[name='reading[0][url]']")!.GetAttribute("value"));
        Assert.DoesNotContain("Validation failed", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_chat()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync("/chats/new")).QuerySelector("main .form");
        var both = await Task.WhenAll(browser.SubmitAsync(form, ("title", "Sleep")), browser.SubmitAsync(form, ("title", "Sleep")));
        Assert.Equal(both[0].Target(), both[1].Target());
        Assert.Equal(1, await server.CountAsync("SELECT COUNT(*) FROM chats"));
    }

    [Theory]
    [InlineData("2027-03-28", "01:30", "2027-03-28T01:00:00.000Z", "02:00")]
    [InlineData("2027-03-28", "20:00", "2027-03-28T19:00:00.000Z", "20:00")]
    [InlineData("2027-03-27", "20:00", "2027-03-27T20:00:00.000Z", "20:00")]
    public async Task Times_are_by_the_clock_of_the_zone_also_where_it_jumps(string date, string time, string moment, string shown)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var made = await browser.SubmitAsync(
            (await browser.PageAsync("/chats/new")).QuerySelector("main .form"), ("title", "Sleep"), ("date", date), ("time", time),
            ("time_zone", "Europe/London"));
        var path = made.Target()!.Split('#')[0];
        Assert.Equal(moment, (await ada.GetJsonAsync("/api/canteen/v1" + path)).Text("starts_at"));
        var form = (await browser.PageAsync(path + "/edit")).QuerySelector("main .form");
        Assert.Equal(shown, form!.QuerySelector("[name=time]")!.GetAttribute("value"));
        await browser.SubmitAsync(form, ("aims", "More"));
        Assert.Equal(moment, (await ada.GetJsonAsync("/api/canteen/v1" + path)).Text("starts_at"));
    }

    [Fact]
    public async Task A_time_that_the_clock_says_twice_stays_the_one_that_it_was()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.DraftAsync(server);
        await ada.PatchJsonAsync(path, new { starts_at = "2027-10-31T01:30:00Z" });
        using var browser = await server.BrowserAsync("ada");
        await browser.SubmitAsync((await browser.PageAsync(Page(path) + "/edit")).QuerySelector("main .form"), ("aims", "More"));
        Assert.Equal("2027-10-31T01:30:00.000Z", (await ada.GetJsonAsync(path)).Text("starts_at"));
    }

    [Fact]
    public async Task Only_hosts_get_the_form_and_only_for_what_they_may_change()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var path = Page(await ada.ChatAsync(server, hours: 1));
        using var eve = await server.BrowserAsync("eve");
        foreach (var door in new[] { "/edit", "/call-off", "/delete" })
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.GetAsync(path + door)));
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var form = (await browser.PageAsync(path + "/edit")).QuerySelector("main .form")!;
        Assert.Null(form.QuerySelector("[name=date]"));
        var saved = await browser.SubmitAsync(form, ("questions[2][text]", "One more?"), ("questions[2][minute]", "30"));
        Assert.Equal(path + "#flash", saved.Target());
        Assert.Equal(4, (await ada.GetJsonAsync("/api/canteen/v1" + path)).Number("questions_count"));
        Assert.NotNull((await eve.PageAsync(path)).QuerySelector("main form[action$='/answers']"));
    }

    [Fact]
    public async Task The_page_of_a_public_chat_describes_itself_for_those_who_share_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var visitor = server.Visitor();
        var page = await visitor.PageAsync(Page(await ada.ChatAsync(server)));
        var description = page.QuerySelector("meta[name=description]")!.GetAttribute("content");
        Assert.StartsWith("Sleep on wards", description, StringComparison.Ordinal);
        Assert.Equal("2026-11-24T09:00:00Z", page.QuerySelector("meta[property='event:start_time']")!.GetAttribute("content"));
        Assert.Equal("https://example.org/sleep", page.QuerySelector(".chat-aims a")!.GetAttribute("href"));
        var form = await visitor.GetAsync("/chats/new");
        Assert.Equal(HttpStatusCode.Redirect, form.StatusCode);
    }
}
