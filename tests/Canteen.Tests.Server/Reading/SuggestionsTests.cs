using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>What is suggested to somebody who has begun to write a name or a hashtag.</summary>
public class SuggestionsTests
{
    private const string FragmentType = "text/vnd.canteen.fragment+html";

    [Fact]
    public async Task People_whom_one_follows_come_first_and_one_is_not_suggested_oneself()
    {
        await using var server = await TestServer.StartAsync();
        var ann = await server.MemberAsync("ann");
        foreach (var other in new[] { "anna", "annabel", "anneke", "annick", "annot" }) await server.MemberAsync(other);
        await ann.FollowAsync(await server.MemberAsync("anton"));
        await ann.FollowAsync(await server.MemberAsync("annushka"));
        await server.MemberAsync("joanna");
        using var browser = await server.BrowserAsync("ann");
        Assert.Equal(["@annushka", "@anton", "@anna", "@annabel", "@anneke"], await SuggestedAsync(browser, "@an"));
        Assert.Equal(["@annushka"], await SuggestedAsync(browser, "@annu"));
        Assert.Equal(["@annushka"], await SuggestedAsync(browser, "@ANNU"));
        Assert.Equal(["@joanna"], await SuggestedAsync(browser, "@joa"));
        Assert.Empty(await SuggestedAsync(browser, "@annz"));
    }

    [Fact]
    public async Task A_stranger_is_not_suggested_who_is_not_there_to_be_found()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("stranger");
        var friend = await server.MemberAsync("friend");
        foreach (var handle in new[] { "open", "shy", "shut", "waiting" })
        {
            var person = await server.MemberAsync(handle);
            await person.PatchJsonAsync(
                "/api/v1/accounts/update_credentials", new { display_name = $"Zoë {handle}", discoverable = handle != "shy" });
            if (handle == "shy") await friend.FollowAsync(person);
        }
        await server.SqlAsync("UPDATE accounts SET suspended_at = 1 WHERE handle = 'shut'");
        await server.SqlAsync(
            "UPDATE users SET confirmed_at = NULL WHERE account_id = (SELECT id FROM accounts WHERE handle = 'waiting')");
        using var stranger = await server.BrowserAsync("stranger");
        using var follower = await server.BrowserAsync("friend");
        Assert.Equal(["@open"], await SuggestedAsync(stranger, "@zoë"));
        Assert.Equal(["@shy", "@open"], await SuggestedAsync(follower, "@zoë"));
        Assert.Equal(["@shy"], await SuggestedAsync(stranger, "@sh"));
        Assert.Empty(await SuggestedAsync(stranger, "@wait"));
    }

    [Fact]
    public async Task Hashtags_come_as_they_are_written_and_those_most_used_first()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("#HandoverBingo and #HandHygiene");
        await ada.PublishAsync("Wash, rinse. #handhygiene");
        await ada.PublishAsync("#HandsOff for my followers", "private");
        await server.MemberAsync("stranger");
        using var browser = await server.BrowserAsync("ada");
        using var stranger = await server.BrowserAsync("stranger");
        Assert.Equal(["#HandHygiene", "#HandoverBingo", "#handsoff"], await SuggestedAsync(browser, "#hand"));
        Assert.Equal(["#HandHygiene", "#HandoverBingo"], await SuggestedAsync(stranger, "#hand"));
        Assert.Equal(["#HandoverBingo"], await SuggestedAsync(stranger, "＃HANDO"));
        var words = (await AnswerAsync(browser, "#hand")).Body!.TextContent;
        Assert.Contains("2 posts this week", words, StringComparison.Ordinal);
        Assert.DoesNotContain("0 posts", words, StringComparison.Ordinal);
        for (var i = 0; i < 6; i++) await ada.PublishAsync($"#Tea{(char)('A' + i)}");
        Assert.Equal(5, (await SuggestedAsync(browser, "#tea")).Count);
    }

    [Fact]
    public async Task The_answer_is_a_list_of_options_that_say_what_they_insert()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await server.MemberAsync("amara");
        using var browser = await server.BrowserAsync("ada");
        var answer = await AnswerAsync(browser, "@am");
        Assert.Equal("People", answer.QuerySelector("ul[role=listbox]#suggestions")?.GetAttribute("aria-label"));
        var option = Assert.Single(answer.QuerySelectorAll("ul > [role=option][id][aria-selected=false]"));
        Assert.Equal("@amara", option.GetAttribute("data-text"));
        Assert.Contains("Amara", option.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("?q=", 200)]
    [InlineData("?q=%40", 200)]
    [InlineData("?q=%23", 200)]
    [InlineData("?q=ada", 200)]
    [InlineData("?q=%40%25", 200)]
    [InlineData("?q=%40%40ada", 200)]
    [InlineData("?q=%23%00%F0%9F%98%80", 200)]
    [InlineData("?q[]=%40ada", 422)]
    public async Task Of_nonsense_nothing_is_suggested(string query, int expected)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        await (await server.MemberAsync("bo")).PublishAsync("#Tea at bo's");
        using var browser = await server.BrowserAsync("ada");
        var answer = await browser.SendAsync(Question(query));
        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.DoesNotContain("role=\"option\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(Question("?q=%40" + new string('x', 99)))).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await browser.SendAsync(Question("?q=%40" + new string('x', 100)))).StatusCode);
    }

    [Fact]
    public async Task Visitors_and_apps_get_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        using var visitor = server.Visitor();
        foreach (var client in new[] { visitor, ada.Client })
        {
            var answer = await client.SendAsync(Question("?q=%40ada"));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
            Assert.Empty(await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<List<string?>> SuggestedAsync(HttpClient browser, string words) =>
        [.. (await AnswerAsync(browser, words)).QuerySelectorAll("[role=option]").Select(option => option.GetAttribute("data-text"))];

    private static async Task<IDocument> AnswerAsync(HttpClient browser, string words)
    {
        var answer = await browser.SendAsync(Question("?q=" + Uri.EscapeDataString(words)));
        Assert.Equal(
            (HttpStatusCode.OK, FragmentType, true),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore));
        return await answer.DocumentAsync();
    }

    private static HttpRequestMessage Question(string query) =>
        new(HttpMethod.Get, "/search/suggestions" + query) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue(FragmentType) } } };
}
