using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Door;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading.Searching;

/// <summary>The form for those who do not write queries by hand remembers what was typed into it.</summary>
public sealed class QueryBuilderTests
{
    [Fact]
    public async Task What_was_typed_stands_in_the_form_beside_what_was_found()
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        const string typed =
            "all=tea+kettle&phrase=night+shift&any=ward+theatre&none=coffee&from=ben&in=home&kind=-is%3Areply&since=2026-11-01&until=2026-11-20";
        var built = await browser.GetAsync("/search/build?sort=relevance&" + typed);
        var page = await browser.PageAsync(built.Target()!);
        string[] words = ["tea kettle", "night shift", "ward theatre", "coffee", "ben", "2026-11-01", "2026-11-20"];
        Assert.Equal(words, page.QuerySelectorAll(".query-builder input").Select(input => input.GetAttribute("value")));
        Assert.Equal(["home", "-is:reply", "relevance"], Chosen(page));
    }

    [Theory]
    [InlineData("tea", "tea", "")]
    [InlineData("tea OR coffee", "", "tea coffee")]
    [InlineData("tea (ward OR \"night shift\") role:nurse \"a b\" \"c d\"", "tea (ward OR \"night shift\") role:nurse \"c d\"", "")]
    [InlineData("tea before:someday", "tea before:someday", "")]
    [InlineData("in:library in:home is:poll after:yesterday", "in:home is:poll after:yesterday", "")]
    public async Task What_the_form_has_no_field_for_stays_among_the_words(string query, string all, string any)
    {
        await using var server = await TestServer.StartAsync();
        await server.MemberAsync("ada");
        using var browser = await server.BrowserAsync("ada");
        var page = await (await browser.GetAsync("/search?q=" + Uri.EscapeDataString(query))).DocumentAsync();
        Assert.Equal(all, page.QuerySelector("#build-all")?.GetAttribute("value"));
        Assert.Equal(any, page.QuerySelector("#build-any")?.GetAttribute("value"));
    }

    private static IEnumerable<string?> Chosen(IDocument page) =>
        page.QuerySelectorAll(".query-builder option[selected]").Select(option => option.GetAttribute("value"));
}
