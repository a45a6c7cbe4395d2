using System.Net;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;

namespace Canteen.Tests.Server.Reading;

public class ThreadPageTests
{
    [Fact]
    public async Task The_page_of_a_post_shows_what_it_answers_and_what_answered_it()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var root = await ada.PublishAsync("root");
        var focus = await ada.PublishAsync("Night 3 of 4", replyTo: root);
        var answer = await ada.PublishAsync("answer", replyTo: focus);
        var deeper = await ada.PublishAsync("deeper", replyTo: answer);
        var page = await server.Visitor().PageAsync($"/@ada/{focus}");
        Assert.Equal(new[] { root, focus, answer, deeper }.Select(id => "p" + id), page.QuerySelectorAll("article.post").Select(a => a.Id));
        Assert.Equal($"p{focus}", page.QuerySelector("article.focused")!.Id);
        Assert.NotNull(page.QuerySelector($".depth-2 #p{deeper}"));
        Assert.StartsWith("ada: Night 3 of 4 - ", page.Title!, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form.composer"));
        Assert.NotNull(page.QuerySelector("a[href^='/sign-in?next=']"));
    }

    [Fact]
    public async Task A_reply_starts_with_the_names_the_warning_and_the_closer_audience()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo, _) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"), await server.MemberAsync("cath"));
        await bo.FollowAsync(ada);
        var id = (await ada.PostJsonAsync(
            "/api/v1/statuses", new { status = "with @cath and @bo", spoiler_text = "hot", visibility = "private" })).Text("id");
        using var browser = await server.BrowserAsync("bo");
        var form = (await browser.PageAsync($"/@ada/{id}")).QuerySelector("form.composer")!;
        Assert.Equal(" @ada @cath ", form.QuerySelector("textarea")!.TextContent);
        Assert.Equal("hot", form.QuerySelector("input[name=warning]")!.GetAttribute("value"));
        Assert.Equal("private", form.QuerySelector("option[selected]")!.GetAttribute("value"));
        var sent = await browser.SubmitAsync(form, ("text", "@ada yes"));
        Assert.StartsWith($"/@ada/{id}#p", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var reply = (await ada.GetJsonAsync($"/api/v1/statuses/{id}/context")).GetProperty("descendants")[0];
        Assert.Equal(("private", "hot", id), (reply.Text("visibility"), reply.Text("spoiler_text"), reply.Text("in_reply_to_id")));
    }

    [Fact]
    public async Task Another_name_or_a_boost_leads_to_the_posts_own_page()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, bo) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var id = await ada.PublishAsync("a");
        var boost = (await bo.DoAsync(id, "reblog")).Text("id");
        foreach (var path in new[] { $"/@bo/{id}", $"/@bo/{boost}" })
        {
            var answer = await server.Visitor().GetAsync(path);
            Assert.Equal((HttpStatusCode.Redirect, $"/@ada/{id}"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
    }

    [Fact]
    public async Task Strangers_get_the_same_page_for_hidden_and_for_absent_posts()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, _) = (await server.MemberAsync("ada"), await server.MemberAsync("bo"));
        var hidden = await ada.PublishAsync("secret", "private");
        using var browser = await server.BrowserAsync("bo");
        foreach (var client in new[] { browser, server.Visitor() })
        {
            client.DefaultRequestHeaders.Add("Accept", "text/html");
            var (one, other) = (await client.GetAsync($"/@ada/{hidden}"), await client.GetAsync("/@ada/1"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
            Assert.Equal("text/html", one.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("secret", await one.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Bookmarks_and_favourites_have_pages_of_their_own()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var posts = new List<string>();
        for (var i = 0; i < 21; i++) posts.Add(await ada.PublishAsync($"post {i}"));
        using var browser = await server.BrowserAsync("ada");
        foreach (var (path, act) in new[] { ("/bookmarks", "bookmark"), ("/favourites", "favourite") })
        {
            Assert.NotNull((await browser.PageAsync(path)).QuerySelector(".empty"));
            foreach (var post in posts) await ada.DoAsync(post, act);
            var page = await browser.PageAsync(path);
            Assert.Equal(20, page.QuerySelectorAll("article.post").Length);
            var older = await browser.PageAsync(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
            Assert.Equal($"p{posts[0]}", Assert.Single(older.QuerySelectorAll("article.post")).Id);
            var visit = await server.Visitor().GetAsync(path);
            Assert.StartsWith("/sign-in", visit.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }
}
