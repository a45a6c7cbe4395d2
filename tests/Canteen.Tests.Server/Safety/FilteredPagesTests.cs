using AngleSharp.Dom;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Safety;

/// <summary>What a reader's filters do to the posts on pages.</summary>
public sealed class FilteredPagesTests
{
    [Theory]
    [InlineData("home", "/home")]
    [InlineData("public", "/public")]
    [InlineData("public", "/tags/rota")]
    [InlineData("account", "/@ben")]
    [InlineData("thread", "/@cath/{root}")]
    [InlineData("notifications", "/notifications")]
    public async Task A_post_is_closed_or_left_out_where_the_filter_applies_and_nowhere_else(string context, string path)
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, root) = await TalkAsync(server, answers: context == "thread");
        path = path.Replace("{root}", root, StringComparison.Ordinal);
        using var browser = await server.BrowserAsync("ada");
        var others = new[] { "home", "public", "account", "thread", "notifications" }.Except([context]).ToArray();
        var filter = await FilterAsync(ada, "hide", others);
        Assert.Null((await browser.PageAsync(path)).QuerySelector(".filtered, .hidden-count"));
        Assert.NotNull((await browser.PageAsync(path)).QuerySelector($"[data-post='{found}'] > .post-main"));

        await ada.PutAsync(filter, new { context = new[] { context }, filter_action = "warn" });
        var closed = (await browser.PageAsync(path)).QuerySelector($"[data-post='{found}'] > details.filtered:not([open])")!;
        Assert.Equal(1, closed.ParentElement!.ChildElementCount);
        Assert.Contains("Filtered: Night shifts", Plain(closed.QuerySelector("summary")), StringComparison.Ordinal);
        Assert.Contains("Post by Ben Thomas", Plain(closed.QuerySelector("summary")), StringComparison.Ordinal);
        Assert.Contains("rota", Plain(closed.QuerySelector(".post-inside .say")), StringComparison.Ordinal);
        Assert.Equal(closed.QuerySelector("summary")!.Id, closed.ParentElement.GetAttribute("aria-describedby"));

        await ada.PutAsync(filter, new { filter_action = "blur" });
        Assert.NotNull((await browser.PageAsync(path)).QuerySelector($"[data-post='{found}'] > details.filtered"));

        await ada.PutAsync(filter, new { filter_action = "hide" });
        var page = await browser.PageAsync(path);
        Assert.Null(page.QuerySelector($"[data-post='{found}']"));
        Assert.Contains("1 post hidden by your filters", Plain(page.QuerySelector("#filtered")), StringComparison.Ordinal);
        Assert.Equal($"{path}?filtered=show#filtered", page.QuerySelector("#filtered a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#filtered a[href='/settings/filters']"));

        page = await browser.PageAsync(path + "?filtered=show");
        Assert.NotNull(page.QuerySelector($"[data-post='{found}'] > details.filtered:not([open])"));
        Assert.Contains("1 post that your filters hide is shown here", Plain(page.QuerySelector("#filtered")), StringComparison.Ordinal);
        Assert.Equal(path + "#filtered", page.QuerySelector("#filtered a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_else_and_no_visitor_meets_the_filters_of_somebody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, _) = await TalkAsync(server);
        await FilterAsync(ada, "hide", "public", "home", "account");
        using var visitor = server.Visitor();
        using var cath = await server.BrowserAsync("cath");
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { "/public", "/tags/rota", "/@ben" })
        {
            Assert.Null((await browser.PageAsync(path)).QuerySelector($"[data-post='{found}']"));
            foreach (var other in new[] { visitor, cath })
            {
                var page = await other.PageAsync(path);
                Assert.NotNull(page.QuerySelector($"[data-post='{found}'] > .post-main"));
                Assert.Null(page.QuerySelector("#filtered, .filtered"));
            }
        }
    }

    [Fact]
    public async Task Ones_own_posts_and_what_one_kept_are_as_they_are()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, _) = await TalkAsync(server);
        var own = await ada.PublishAsync("My own #rota");
        await ada.DoAsync(found, "bookmark");
        await ada.DoAsync(found, "favourite");
        await FilterAsync(ada, "hide", "home", "public", "account", "thread", "notifications");
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { "/home", "/public", "/tags/rota", "/@ada" })
            Assert.NotNull((await browser.PageAsync(path)).QuerySelector($"[data-post='{own}'] > .post-main"));
        foreach (var path in new[] { "/bookmarks", "/favourites" })
            Assert.NotNull((await browser.PageAsync(path)).QuerySelector($"[data-post='{found}'] > .post-main"));
    }

    [Fact]
    public async Task The_post_that_a_page_is_about_is_closed_where_a_filter_hides_it_and_not_told_in_the_title()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, _) = await TalkAsync(server);
        using var browser = await server.BrowserAsync("ada");
        Assert.Contains("rota", (await browser.PageAsync($"/@ben/{found}")).Title, StringComparison.Ordinal);
        await FilterAsync(ada, "hide", "thread");
        var page = await browser.PageAsync($"/@ben/{found}");
        Assert.NotNull(page.QuerySelector(".post.focused > details.filtered:not([open]) .facts"));
        Assert.DoesNotContain("rota", page.Title, StringComparison.Ordinal);
        Assert.Contains("Post by Ben Thomas", Bidi.WithoutControls(page.Title!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_which_everything_is_hidden_says_so_and_offers_what_is_older()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var old = await ben.PublishAsync("Tea at four");
        for (var i = 0; i < 20; i++) await ben.PublishAsync($"#rota {i}");
        await server.DrainAsync();
        await FilterAsync(ada, "hide", "home");
        using var browser = await server.BrowserAsync("ada");
        var page = await browser.PageAsync("/home");
        Assert.Contains("20 posts hidden by your filters", Plain(page.QuerySelector("#filtered")), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".post, .empty, [role=feed]"));
        var older = page.QuerySelector(".older a[rel=next]")!.GetAttribute("href")!;
        page = await browser.PageAsync(older);
        Assert.NotNull(page.QuerySelector($"[data-post='{old}']"));
        Assert.Null(page.QuerySelector("#filtered"));
        page = await browser.PageAsync(older + "&filtered=show");
        Assert.Null(page.QuerySelector("#filtered"));
        var shown = await browser.PageAsync("/home?limit=5&filtered=show");
        Assert.Equal(5, shown.QuerySelectorAll(".post > .filtered").Length);
        Assert.Equal("/home?limit=5#filtered", shown.QuerySelector("#filtered a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task New_posts_that_an_open_page_asks_for_are_filtered_too()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, root) = await TalkAsync(server, answers: true);
        var filter = await FilterAsync(ada, "warn", "home", "public", "thread");
        using var browser = await server.BrowserAsync("ada");
        string[] paths = ["/home?min_id=1", "/tags/rota?min_id=1", $"/@cath/{root}"];
        foreach (var path in paths) Assert.Contains("class=\"filtered\"", await HtmlOfAsync(browser, path), StringComparison.Ordinal);
        await ada.PutAsync(filter, new { filter_action = "hide" });
        foreach (var path in paths) Assert.DoesNotContain(found, await HtmlOfAsync(browser, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_is_over_does_nothing_any_more()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, _) = await TalkAsync(server);
        await ada.PutAsync(await FilterAsync(ada, "hide", "home"), new { expires_in = 3600 });
        using var browser = await server.BrowserAsync("ada");
        Assert.Null((await browser.PageAsync("/home")).QuerySelector($"[data-post='{found}']"));
        server.Clock.Advance(TimeSpan.FromHours(1));
        Assert.NotNull((await browser.PageAsync("/home")).QuerySelector($"[data-post='{found}'] > .post-main"));
    }

    [Fact]
    public async Task A_boost_is_closed_with_who_boosted_it_and_titles_are_shown_as_they_were_typed()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, found, _) = await TalkAsync(server);
        var dev = await server.MemberAsync("dev");
        await ada.FollowAsync(dev);
        await dev.DoAsync(found, "reblog");
        await server.DrainAsync();
        var filter = await FilterAsync(ada, "warn", "home");
        await ada.PutAsync(filter, new { title = "<b>Nights & days</b>" });
        using var browser = await server.BrowserAsync("ada");
        var closed = (await browser.PageAsync("/home")).QuerySelector($"[data-post='{found}'] > .filtered")!;
        Assert.Contains("Filtered: <b>Nights & days</b>", Plain(closed.QuerySelector("summary")), StringComparison.Ordinal);
        Assert.Contains("Post by Ben Thomas", Plain(closed.QuerySelector("summary")), StringComparison.Ordinal);
    }

    /// <summary>Ben mentions Ada, who follows him: his post is on every kind of page, or, where he answers Cath, in her thread.</summary>
    private static async Task<(Member Ada, string Found, string Root)> TalkAsync(TestServer server, bool answers = false)
    {
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await ada.FollowAsync(cath);
        var root = await cath.PublishAsync("Who is on tonight?");
        var found = await ben.PublishAsync("@ada you are, says the #rota", replyTo: answers ? root : null);
        await server.DrainAsync();
        return (ada, found, root);
    }

    /// <returns>The address of the filter.</returns>
    private static async Task<string> FilterAsync(Member owner, string action, params string[] contexts)
    {
        var filter = await owner.PostJsonAsync(
            "/api/v2/filters",
            new
            {
                title = "Night shifts", filter_action = action, context = contexts,
                keywords_attributes = new[] { new { keyword = "rota", whole_word = true } },
            });
        return $"/api/v2/filters/{filter.Text("id")}";
    }

    private static async Task<string> HtmlOfAsync(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/vnd.canteen.fragment+html");
        return await (await browser.SendAsync(request)).Content.ReadAsStringAsync();
    }

    private static string Plain(IElement? element) =>
        string.Join(' ', Bidi.WithoutControls(element!.TextContent).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
