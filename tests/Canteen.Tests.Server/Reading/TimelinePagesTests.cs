using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public sealed class TimelinePagesTests
{
    [Fact]
    public async Task A_page_that_cannot_be_loaded_says_so_and_offers_to_try_again()
    {
        await using var server = await TestServer.StartAsync();
        using var browser = server.Visitor();
        browser.DefaultRequestHeaders.Add("Accept", "text/html");
        Assert.DoesNotContain(
            ">Try again</a>", await (await browser.GetAsync("/tags/not%20a%20tag")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await server.SqlAsync("ALTER TABLE tags RENAME TO away");
        var answer = await browser.GetAsync("/tags/tea?max_id=5&x=%22%3E");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("href=\"/tags/tea?max_id=5&amp;x=%22%3E\">Try again</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_shows_the_composer_and_the_feed_to_those_who_are_signed_in()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("cath");
        await ada.FollowAsync(ben);
        var post = await ben.PublishAsync("For followers", "private");
        var page = await (await server.BrowserAsync("ada")).PageAsync("/home");
        Assert.NotNull(page.QuerySelector("form.composer"));
        Assert.Equal("feed", page.QuerySelector(".feed")?.GetAttribute("role"));
        Assert.Equal(post, page.QuerySelector(".post")?.GetAttribute("data-entry"));
        Assert.Null((await (await server.BrowserAsync("cath")).PageAsync("/home")).QuerySelector(".post"));
        Assert.Equal(HttpStatusCode.Redirect, (await server.Visitor().GetAsync("/home")).StatusCode);
    }

    [Fact]
    public async Task The_link_at_the_end_leads_through_all_posts_and_back()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var published = new List<string>();
        for (var i = 0; i < 45; i++) published.Add(await ada.PublishAsync($"Post {i}"));
        published.Reverse();
        var browser = await server.BrowserAsync("ada");
        var seen = new List<string>();
        var path = "/home";
        var last = path;
        while (path is not null)
        {
            last = path;
            var page = await browser.PageAsync(path);
            seen.AddRange(page.QuerySelectorAll(".post").Select(p => p.GetAttribute("data-entry")!));
            path = page.QuerySelector(".older a")?.GetAttribute("href");
        }
        Assert.Equal(published, seen);
        var newer = (await browser.PageAsync(last)).QuerySelector(".new a")?.GetAttribute("href");
        Assert.Equal(published[20], (await browser.PageAsync(newer!)).QuerySelector(".post")?.GetAttribute("data-entry"));
    }

    [Fact]
    public async Task A_script_gets_the_newer_articles_alone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var first = await ada.PublishAsync("First");
        var second = await ada.PublishAsync("Second");
        var browser = await server.BrowserAsync("ada");
        foreach (var path in (string[])["/home", "/public"])
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{path}?min_id={first}");
            request.Headers.Add("Accept", "text/vnd.canteen.fragment+html");
            var answer = await browser.SendAsync(request);
            Assert.Equal("text/vnd.canteen.fragment+html", answer.Content.Headers.ContentType?.MediaType);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.Contains($"data-entry=\"{second}\"", html);
            Assert.DoesNotContain($"data-entry=\"{first}\"", html);
            Assert.DoesNotContain("<html", html);
        }
    }

    [Fact]
    public async Task Visitors_read_the_local_timeline_and_hashtags()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var post = await ada.PublishAsync("Good morning #NightOwls");
        await ada.PublishAsync("Quiet #NightOwls", "private");
        Assert.Equal(
            post, Assert.Single((await server.Visitor().PageAsync("/public")).QuerySelectorAll(".post")).GetAttribute("data-entry"));
        var tag = await server.Visitor().PageAsync("/tags/nightowls");
        Assert.Equal("#NightOwls", tag.QuerySelector("h1")?.TextContent);
        Assert.Equal(post, Assert.Single(tag.QuerySelectorAll(".post")).GetAttribute("data-entry"));
        Assert.NotNull((await server.Visitor().PageAsync("/tags/unheard")).QuerySelector(".empty"));
        Assert.Equal(HttpStatusCode.NotFound, (await server.Visitor().GetAsync("/tags/a%20b")).StatusCode);
    }
}
