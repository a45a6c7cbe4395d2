using System.Net;
using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

/// <summary>What the composer says of a hashtag that others write in another way.</summary>
public sealed class TagHintsTests
{
    [Fact]
    public async Task Of_an_alias_it_says_what_it_is_read_together_with()
    {
        await using var server = await TestServer.StartAsync();
        await TagAliasReadingTests.MergeAsync(server, await server.MemberAsync("ada"));
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(
            ["#IMATWORKJEREMY is shown together with #ImInWorkJeremy. Use #ImInWorkJeremy"],
            await HintsAsync(browser, "IMATWORKJEREMY,ImInWorkJeremy"));
    }

    [Fact]
    public async Task Of_a_slip_it_says_what_three_people_use_who_write_in_public()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in (string[])["ada", "ben", "cath"])
            await (await server.MemberAsync(name)).PublishAsync("#NightShift #Ward7 #Tea", "public");
        await (await server.MemberAsync("dan")).PublishAsync("#NightShifts", "private");
        using var browser = await server.BrowserAsync("ada");
        Assert.Equal(["Did you mean #NightShift? Use #NightShift"], await HintsAsync(browser, "NigthShift"));
        Assert.Equal(["Did you mean #NightShift? Use #NightShift"], await HintsAsync(browser, "nightshifts"));
        Assert.Empty(await HintsAsync(browser, "nightshift,Ward8,Tee,SomethingElse,not a tag,1234"));
        Assert.Empty(await HintsAsync(browser, "a,b,c,d,e,NigthShift"));
        Assert.Empty(await HintsAsync(browser, ""));
    }

    [Theory]
    [InlineData("private", 3)]
    [InlineData("unlisted", 3)]
    [InlineData("public", 2)]
    public async Task What_few_use_or_nobody_in_public_is_never_suggested(string visibility, int people)
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < people; i++)
        {
            var friend = await server.MemberAsync($"m{i}");
            await friend.PublishAsync("#NightShift", visibility);
        }
        using var browser = await server.BrowserAsync("m0");
        Assert.Empty(await HintsAsync(browser, "NightShifft"));
    }

    [Fact]
    public async Task What_is_used_in_public_already_is_no_slip_and_visitors_are_told_nothing()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var name in (string[])["ada", "ben", "cath"]) await (await server.MemberAsync(name)).PublishAsync("#NightShift");
        var dan = await server.MemberAsync("dan");
        await dan.PublishAsync("#NightShifts");
        using var browser = await server.BrowserAsync("dan");
        Assert.Empty(await HintsAsync(browser, "nightshifts"));
        using var answer = await server.Visitor().GetAsync("/compose/hashtags?names=NigthShift");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<List<string>> HintsAsync(HttpClient browser, string names)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/compose/hashtags?names=" + Uri.EscapeDataString(names));
        request.Headers.Accept.ParseAdd("text/vnd.canteen.fragment+html");
        using var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.All(
            page.QuerySelectorAll("button[aria-label]"),
            keep => Assert.StartsWith("Keep #", keep.GetAttribute("aria-label")!, StringComparison.Ordinal));
        return [.. page.QuerySelectorAll(".tag-hint").Select(hint =>
            string.Join(' ', hint.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
    }
}
