using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using static Canteen.Tests.Server.Gathering.ChatTools;

namespace Canteen.Tests.Server.Gathering;

/// <summary>Planning tweetchats in Canteen's own interface, and what strangers can do with them.</summary>
public sealed class ChatPlanningTests
{
    [Fact]
    public async Task A_chat_is_proposed_changed_announced_and_called_off_by_its_host()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.DraftAsync(server);
        var draft = await ada.GetJsonAsync(path);
        Assert.Equal(("draft", "NightsThatHeal", "everyone"), (draft.Text("state"), draft.Text("hashtag"), draft.Text("audience")));
        Assert.Equal((3, 0), (draft.Number("questions_count"), draft.Number("going_count")));
        Assert.Equal("2026-11-24T10:00:00.000Z", draft.Text("ends_at"));
        Assert.Equal($"{server.Address}{Page(path)}", draft.Text("url"));
        Assert.Equal(["ada"], draft.GetProperty("hosts").TextsOf("username"));
        Assert.Empty(await ben.TitlesAsync("upcoming"));
        var changed = await ada.PatchJsonAsync(path, new { title = " Nights\nthat mend " });
        Assert.Equal(("Nights that mend", "NightsThatHeal"), (changed.Text("title"), changed.Text("hashtag")));
        for (var twice = 0; twice < 2; twice++) Assert.Equal("announced", (await ada.PostJsonAsync(path + "/announce")).Text("state"));
        Assert.Equal(["Nights that mend"], await ben.TitlesAsync("upcoming"));
        for (var twice = 0; twice < 2; twice++) Assert.Equal("cancelled", (await ada.PostJsonAsync(path + "/cancel")).Text("state"));
        Assert.Empty(await ben.TitlesAsync("upcoming"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PostAsync(path + "/announce")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { title = "Again" })));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.DeleteAsync(path)));
    }

    [Fact]
    public async Task A_draft_is_deleted_with_all_that_was_planned()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.DraftAsync(server);
        Assert.Equal("{}", (await ada.DeleteJsonAsync(path)).ToString());
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.GetAsync(path)));
        foreach (var table in new[] { "chats", "chat_questions", "chat_reading", "chat_hosts" })
            Assert.Equal(0, await server.CountAsync($"SELECT COUNT(*) FROM {table}"));
    }

    [Fact]
    public async Task Nobody_else_sees_or_changes_a_draft()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("eve"));
        var path = await ada.DraftAsync(server);
        using var visitor = server.Visitor();
        foreach (var door in new[] { path, path + "/questions", Page(path), Page(path) + ".ics" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.GetAsync(path)));
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(visitor.GetAsync(door)));
        }
        foreach (var verb in new[] { "/announce", "/cancel", "/copy", "/attend", "/unattend" })
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.PostAsync(path + verb)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.PatchAsync(path, new { title = "Mine" })));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.DeleteAsync(path)));
        Assert.Empty(await eve.TitlesAsync("mine"));
        await ada.PostJsonAsync(path + "/announce");
        foreach (var verb in new[] { "/announce", "/cancel" })
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(eve.PostAsync(path + verb)));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(eve.PatchAsync(path, new { title = "Mine" })));
    }

    [Fact]
    public async Task A_members_chat_is_for_members_and_not_for_whoever_is_blocked()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ada.PostJsonAsync($"/api/v1/accounts/{eve.Id}/block");
        await server.DrainAsync();
        var path = await ada.ChatAsync(server, audience: "members");
        using var visitor = server.Visitor();
        using var blocked = await server.BrowserAsync("eve");
        foreach (var door in new[] { path, path + "/questions", Page(path), Page(path) + ".ics" })
        {
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(visitor.GetAsync(door)));
            Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(blocked.GetAsync(door)));
        }
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(eve.PostAsync(path + "/attend")));
        Assert.Empty(await eve.TitlesAsync("upcoming"));
        foreach (var list in new[] { "/chats", "/chats/calendar.ics" })
            Assert.DoesNotContain("Nights that heal", await visitor.GetStringAsync(list), StringComparison.Ordinal);
        Assert.DoesNotContain("Nights that heal", await blocked.GetStringAsync("/chats"), StringComparison.Ordinal);
        Assert.Equal(["Nights that heal"], await ben.TitlesAsync("upcoming"));
        server.Clock.Advance(TimeSpan.FromHours(24));
        await server.DrainAsync();
        Assert.Equal(["Nights that heal"], await ben.TitlesAsync("live"));
        foreach (var stranger in new[] { visitor, blocked })
            Assert.DoesNotContain("on-now", await stranger.GetStringAsync("/about"), StringComparison.Ordinal);
        using var reader = await server.BrowserAsync("ben");
        var page = await reader.PageAsync("/bookmarks");
        Assert.Contains("Nights that heal", page.QuerySelector(".card.live")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("live", page.QuerySelector("a[href='/chats']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Nights that heal", await blocked.GetStringAsync("/bookmarks"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "", "title")]
    [InlineData("title", "x*101", "title")]
    [InlineData("aims", "x*2001", "aims")]
    [InlineData("hashtag", "two words", "hashtag")]
    [InlineData("hashtag", "x*41", "hashtag")]
    [InlineData("hashtag", "123", "hashtag")]
    [InlineData("time_zone", "Europe/Nowhere", "time_zone")]
    [InlineData("starts_at", "soon", "starts_at")]
    [InlineData("starts_at", "9999-12-31T23:59:59Z", "starts_at")]
    [InlineData("ends_at", "2027-01-01T00:00:00Z", "ends_at")]
    [InlineData("length", "9", "length")]
    [InlineData("length", "20161", "length")]
    [InlineData("length", "-9223372036854775808", "length")]
    [InlineData("audience", "friends", "audience")]
    [InlineData("hosts", "nobody_of_this_name", "hosts")]
    [InlineData("hosts", "../x", "hosts")]
    public async Task What_a_field_cannot_be_is_said_of_that_field(string field, string value, string wrong)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.DraftAsync(server);
        var text = value.Split('*') is [var letter, var times] ? string.Concat(Enumerable.Repeat(letter, int.Parse(times, null))) : value;
        var answer = await ada.PatchAsync(path, new Dictionary<string, string> { [field] = text });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.JsonAsync()).GetProperty("details").TryGetProperty(wrong, out _));
    }

    [Fact]
    public async Task Questions_and_links_that_cannot_be_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.DraftAsync(server);
        var many = Enumerable.Range(0, 31).Select(i => new { minute = i, text = "Why?" }).ToArray();
        foreach (var questions in new object[]
            {
                many, new[] { new { minute = 1, text = " " } }, new[] { new { minute = 60, text = "Late?" } },
                new[] { new { minute = -1, text = "Early?" } }, new[] { new { minute = 1, text = new string('x', 401) } },
                new[] { new { minute = 1, text = "A?" }, new { minute = 1, text = "B?" } }, new[] { new { text = "When?" } },
                new[] { new { minute = 1, text = "Q?", kind = "quiz" } }, new[] { new { id = "1", minute = 1, text = "Whose?" } },
                new[] { new { minute = 1, text = string.Join(' ', Enumerable.Range(0, 51).Select(i => $"@a{i}")) } },
            })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { questions })));
        var links = Enumerable.Range(0, 21).Select(i => new { title = $"{i}", url = "https://example.org/" }).ToArray();
        foreach (var reading in new object[]
            {
                links, new[] { new { title = "x", url = "javascript:alert(1)" } },
                new[] { new { title = "", url = "https://example.org/" } },
                new[] { new { title = "x", url = "/home" } }, new[] { new { title = "x", url = "https://a:b@example.org/" } },
            })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { reading })));
        Assert.Equal(3, (await ada.GetJsonAsync(path)).Number("questions_count"));
    }

    [Fact]
    public async Task Two_chats_with_one_hashtag_do_not_meet()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ada.ChatAsync(server, "Sleep", tag: "NightOwls");
        await ada.PostJsonAsync($"/api/v1/accounts/{eve.Id}/block");
        await server.DrainAsync();
        await ben.RefusesAsync(
            Chats, Plan(server, "Owls", tag: "nightowls", hours: 25.5), HttpStatusCode.UnprocessableEntity,
            "Validation failed: The chat “Sleep” on 24 November 2026 at 09:00 has the hashtag #NightOwls at that time. #nightowls2 is free");
        await eve.RefusesAsync(
            Chats, Plan(server, "Owls", tag: "NightOwls", hours: 23), HttpStatusCode.UnprocessableEntity,
            "Validation failed: Another chat has this hashtag at that time. #NightOwls2 is free");
        await ben.ChatAsync(server, "Owls", tag: "NightOwls", hours: 26.1);
        var draft = await ben.DraftAsync(server, "Owls", tag: "NightOwls", hours: 30);
        await ada.ChatAsync(server, "Other", tag: "NightOwls", hours: 30);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ben.PostAsync(draft + "/announce")));
    }

    [Fact]
    public async Task A_chat_is_announced_while_it_is_ahead_and_not_too_far()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var (late, far) = (await ada.DraftAsync(server, hours: -1), await ada.DraftAsync(server, hours: 24 * 401));
        await ada.RefusesAsync(
            late + "/announce", null, HttpStatusCode.UnprocessableEntity, "Validation failed: The start must be in the future");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PostAsync(far + "/announce")));
    }

    [Fact]
    public async Task Nobody_has_more_than_fifty_open_chats()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < Chat.MostOpen; i++) await ada.DraftAsync(server);
        await ada.RefusesAsync(
            Chats, Plan(server, "One more"), HttpStatusCode.UnprocessableEntity,
            "Validation failed: You cannot have more than 50 chats that are not over");
    }

    [Fact]
    public async Task What_has_been_asked_stays_while_the_chat_is_live()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.ChatAsync(server, hours: 1);
        foreach (var minutes in new[] { 60, 6 })
        {
            server.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await server.DrainAsync();
        }
        var questions = await ada.GetJsonAsync(path + "/questions");
        string[] ids = [.. questions.Ids()];
        object Question(int at, string text, int minute, string kind = "question") => new { id = ids[at], text, minute, kind };
        var first = Question(0, "Who is here?", 0, "introductions");
        var second = Question(1, "What helps at night?", 5);
        var last = Question(2, "What now?", 50, "wrap-up");
        Assert.Equal("What helps at night?", (await ada.GetJsonAsync(path)).GetProperty("current_question").Text("text"));
        foreach (var wrong in new object[]
            {
                new[] { first, Question(1, "Changed?", 5), last }, new[] { first, last },
                new[] { first, second, last, new { text = "Before?", minute = 3 } },
            })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { questions = wrong })));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { title = "Other" })));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.PatchAsync(path, new { length = 90 })));
        await ada.PatchJsonAsync(path, new { aims = "New", questions = new[] { first, second, new { text = "And?", minute = 20 }, last } });
        var after = await ada.GetJsonAsync(path + "/questions");
        Assert.Equal(["Who is here?", "What helps at night?", "And?", "What now?"], after.TextsOf("text"));
        Assert.Equal([ids[0], ids[1], ids[2]], after.Ids().Where(ids.Contains));
    }

    [Fact]
    public async Task Questions_are_hidden_until_they_are_asked_unless_the_host_shows_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.ChatAsync(server, hours: 1, shows: false);
        Assert.Empty((await ben.GetJsonAsync(path + "/questions")).EnumerateArray());
        Assert.Equal(3, (await ada.GetJsonAsync(path + "/questions")).GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(ben.PostAsync(path + "/copy")));
        server.Clock.Advance(TimeSpan.FromMinutes(61));
        await server.DrainAsync();
        Assert.Equal(["Who is here?"], (await ben.GetJsonAsync(path + "/questions")).TextsOf("text"));
    }

    [Fact]
    public async Task A_copy_is_a_draft_of_its_own_a_week_later_by_the_clock_on_the_wall()
    {
        await using var server = await TestServer.StartAsync(startClock: new(new(2027, 3, 20, 12, 0, 0, TimeSpan.Zero)));
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.ChatAsync(server, hours: 32);
        var copy = await ben.PostJsonAsync(path + "/copy");
        Assert.Equal(("draft", "2027-03-28T19:00:00.000Z"), (copy.Text("state"), copy.Text("starts_at")));
        Assert.Equal("2027-03-21T20:00:00.000Z", (await ada.GetJsonAsync(path)).Text("starts_at"));
        Assert.Equal(["ben"], copy.GetProperty("hosts").TextsOf("username"));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.GetAsync($"{Chats}/{copy.Text("id")}")));
    }

    [Fact]
    public async Task Whoever_is_asked_to_host_says_yes_or_leaves()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var path = await ada.DraftAsync(server);
        await ada.PatchJsonAsync(path, new { hosts = new[] { "@ben" } });
        Assert.Equal(["asked_to_host"], (await ben.ChatNewsAsync(server)).Select(chat => chat.Text("news")));
        using var browser = await server.BrowserAsync("ben");
        var page = await browser.PageAsync(Page(path));
        Assert.Equal(["ada"], (await ben.GetJsonAsync(path)).GetProperty("hosts").TextsOf("username"));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(ben.PatchAsync(path, new { title = "Mine" })));
        await browser.PressAsync(page, "[data-act=chat-agree]");
        Assert.Equal(["ada", "ben"], (await ben.GetJsonAsync(path)).GetProperty("hosts").TextsOf("username"));
        await ben.PatchJsonAsync(path, new { title = "Ours" });
        using var other = await server.BrowserAsync("ada");
        await other.PressAsync(await other.PageAsync(Page(path)), "[data-act=chat-unhost]");
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(ada.GetAsync(path)));
        Assert.Equal(["ben"], (await ben.GetJsonAsync(path)).GetProperty("hosts").TextsOf("username"));
        var page2 = await browser.PageAsync(Page(path));
        Assert.Null(page2.QuerySelector("[data-act=chat-unhost]"));
    }

    [Fact]
    public async Task Calendars_get_a_chat_and_learn_that_it_is_called_off()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var path = await ada.ChatAsync(server);
        await ada.DraftAsync(server, "Hidden", tag: "hidden");
        using var visitor = server.Visitor();
        var file = await visitor.GetAsync(Page(path) + ".ics");
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("SUMMARY:Nights that heal", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var feed = await visitor.GetStringAsync("/chats/calendar.ics");
        Assert.Contains("DTSTART:20261124T090000Z", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Hidden", feed, StringComparison.Ordinal);
        await ada.PostJsonAsync(path + "/cancel");
        Assert.Contains("STATUS:CANCELLED", await visitor.GetStringAsync("/chats/calendar.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_go_on_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        for (var i = 0; i < 25; i++) await ada.ChatAsync(server, $"Chat {i:00}", tag: $"tag{i}");
        var first = await ada.GetAsync(Chats);
        Assert.Equal(20, (await first.JsonAsync()).GetArrayLength());
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var second = await ada.GetAsync(new Uri(next).PathAndQuery);
        Assert.Equal(["Chat 20", "Chat 21", "Chat 22", "Chat 23", "Chat 24"], (await second.JsonAsync()).TextsOf("title"));
        Assert.False(second.Headers.Contains("Link"));
        foreach (var nonsense in new[] { "x", "1.", "-1.2", "99999999999999999999.1" })
            Assert.Equal(20, (await ada.GetJsonAsync($"{Chats}?after={nonsense}")).GetArrayLength());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await CodeAsync(ada.GetAsync(Chats + "?state=x")));
        using var visitor = server.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, await CodeAsync(visitor.GetAsync(Chats + "?state=mine")));
    }
}
