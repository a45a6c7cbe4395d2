using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.People;

/// <summary>Featured hashtags on profiles, the page of a person's posts with one, and the page on which they are chosen.</summary>
public sealed class FeaturedTagPagesTests
{
    private const string Settings = "/settings/hashtags";

    [Fact]
    public async Task A_profile_shows_them_at_once_and_no_longer_when_they_are_gone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await server.MemberAsync("ben");
        using var own = await server.BrowserAsync("ada");
        using var other = await server.BrowserAsync("ben");
        using var visitor = server.Visitor();
        foreach (var reader in new[] { other, visitor }) Assert.Null((await reader.PageAsync("/@ada")).QuerySelector(".topics"));
        Assert.Equal("Add hashtags you post about", (await own.PageAsync("/@ada")).QuerySelector(".topics-edit")!.TextContent);
        await ada.PostJsonAsync("/api/v1/tags/GreenTea/feature");
        await server.DrainAsync();
        foreach (var reader in new[] { own, other, visitor })
        {
            var link = (await reader.PageAsync("/@ada")).QuerySelector(".topics li a")!;
            Assert.Equal(("#GreenTea", "/@ada/tagged/greentea"), (link.TextContent, link.GetAttribute("href")));
        }
        Assert.Equal(Settings, (await own.PageAsync("/@ada")).QuerySelector(".topics-edit")!.GetAttribute("href"));
        Assert.Null((await other.PageAsync("/@ada")).QuerySelector(".topics-edit"));
        await ada.PostJsonAsync("/api/v1/tags/greentea/unfeature");
        await server.DrainAsync();
        Assert.Null((await other.PageAsync("/@ada")).QuerySelector(".topics"));
    }

    [Fact]
    public async Task The_page_of_a_hashtag_shows_of_that_person_what_the_reader_may_see()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("eve");
        await ben.FollowAsync(ada);
        await ada.PostJsonAsync("/api/v1/featured_tags", new { name = "GreenTea" });
        await ada.PublishAsync("Open #greentea");
        await ada.PublishAsync("Close #greentea", "private");
        await ada.PublishAsync("Only #coffee");
        await ben.PublishAsync("Bens #greentea");
        await server.DrainAsync();
        const string Path = "/@ada/tagged/greentea";
        using var friend = await server.BrowserAsync("ben");
        using var stranger = await server.BrowserAsync("eve");
        Assert.Equal(2, Posts(await friend.PageAsync(Path)));
        foreach (var reader in new[] { stranger, server.Visitor() })
        {
            var page = await reader.PageAsync(Path);
            Assert.Equal(1, Posts(page));
            Assert.Contains("Open", page.QuerySelector(".feed .post")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("#GreenTea", page.QuerySelector(".views [aria-current=page]")!.TextContent);
        }
        Assert.Contains(
            "No posts with this hashtag yet", (await stranger.PageAsync("/@ada/tagged/cocoa")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/@ada/tagged/no%20tag")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/@nobody/tagged/tea")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_blocked_finds_neither_the_hashtags_nor_the_posts_with_them()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.PostJsonAsync("/api/v1/featured_tags", new { name = "tea" });
        foreach (var person in new[] { ada, ben }) await person.PublishAsync("A cup of #tea");
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/block");
        await server.DrainAsync();
        using var blocked = await server.BrowserAsync("ben");
        using var blocker = await server.BrowserAsync("ada");
        Assert.Equal(HttpStatusCode.NotFound, (await blocked.GetAsync("/@ada/tagged/tea")).StatusCode);
        Assert.Equal(0, Posts(await blocker.PageAsync("/@ben/tagged/tea")));
    }

    [Fact]
    public async Task They_are_typed_chosen_from_suggestions_and_removed_without_script()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PublishAsync("Today: #SmallWins");
        await server.DrainAsync();
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync(Settings);
        using (var typed = await browser.SubmitAsync(Form(page), ("name", "#GreenTea")))
            Assert.Equal(
                (HttpStatusCode.SeeOther, Settings + "#featured-tags"), (typed.StatusCode, typed.Headers.Location!.OriginalString));
        await server.DrainAsync();
        using (var chosen = await browser.PressAsync(await browser.PageAsync(Settings), "[data-act=feature-tag]"))
            Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        await server.DrainAsync();
        page = await browser.PageAsync(Settings);
        Assert.Equal(
            ["#SmallWins", "#GreenTea"], page.QuerySelectorAll("[aria-labelledby=featured-tags] li a").Select(link => link.TextContent));
        Assert.Null(page.QuerySelector("[data-act=feature-tag]"));
        using (var removed = await browser.PressAsync(page, "[data-act=unfeature-tag]"))
            Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Equal(["GreenTea"], (await ada.GetJsonAsync("/api/v1/featured_tags")).TextsOf("name"));
    }

    [Fact]
    public async Task The_form_comes_back_with_what_was_typed_and_says_what_is_wrong()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await ada.PostJsonAsync("/api/v1/featured_tags", new { name = "tea" });
        using var browser = await server.BrowserAsync("ada");
        var form = Form(await browser.PageAsync(Settings));
        foreach (var (typed, sentence) in new[] { ("no tag", "That cannot be a hashtag"), ("#Tea", "You already feature this hashtag") })
        {
            using var answer = await browser.SubmitAsync(form, ("name", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.DocumentAsync();
            Assert.Contains(sentence, page.QuerySelector(".problems")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(typed, page.QuerySelector("#field-name")!.GetAttribute("value"));
        }
        for (var i = 1; i < 10; i++) await ada.PostJsonAsync("/api/v1/featured_tags", new { name = $"tag{i}" });
        var full = await browser.PageAsync(Settings);
        Assert.Null(Form(full));
        Assert.Contains("Remove one to add another", full.Body!.TextContent, StringComparison.Ordinal);
        using var refused = await browser.SubmitAsync(form, ("name", "onemore"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "You cannot feature more than 10 hashtags", (await refused.DocumentAsync()).QuerySelector(".problems")!.TextContent,
            StringComparison.Ordinal);
    }

    private static int Posts(IHtmlDocument page) => page.QuerySelectorAll(".feed .post").Length;

    private static IElement? Form(IHtmlDocument page) => page.QuerySelector(".settings form");
}
