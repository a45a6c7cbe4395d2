using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

/// <summary>What an open page is told about the posts that it shows.</summary>
public sealed class LiveChangesTests
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_page_hears_that_a_post_it_shows_is_gone_and_other_pages_do_not()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Not for long.");
        await using var showing = await OpenPage.ListenAsync(server.Visitor(), "/live/local?on=" + id);
        await using var other = await OpenPage.ListenAsync(server.Visitor(), "/live/local");
        await ada.DeleteAsync("/api/v1/statuses/" + id);
        var next = await ada.PublishAsync("Next.");
        Assert.Equal(("gone", id), await showing.NextAsync());
        Assert.Equal(("new", next), await showing.NextAsync());
        Assert.Equal(("new", next), await other.NextAsync());
    }

    [Fact]
    public async Task What_a_page_was_told_to_be_new_it_also_hears_to_be_gone()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local");
        var id = await ada.PublishAsync("Oops.");
        await ada.DeleteAsync("/api/v1/statuses/" + id);
        Assert.Equal(("new", id), await page.NextAsync());
        Assert.Equal(("gone", id), await page.NextAsync());
    }

    [Fact]
    public async Task A_post_that_went_before_the_page_came_is_gone_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        var id = await ada.PublishAsync("Read from an old page.");
        await ada.DeleteAsync("/api/v1/statuses/" + id);
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local?on=" + id);
        Assert.Equal(("gone", id), await page.NextAsync());
    }

    [Fact]
    public async Task Much_liked_posts_are_told_in_one_word()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (first, second) = (await ada.PublishAsync("One."), await ada.PublishAsync("Two."));
        await using var page = await OpenPage.ListenAsync(server.Visitor(), $"/live/local?on={first},{second}");
        foreach (var member in new[] { ben, cath }) await member.PostJsonAsync($"/api/v1/statuses/{first}/favourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{first}/unfavourite");
        await ben.PostJsonAsync($"/api/v1/statuses/{second}/reblog");
        await server.DrainAsync();
        server.Clock.Advance(Between);
        Assert.Equal(("changed", $"{first},{second}"), await page.NextAsync());
        await cath.PublishAsync("@ada three?", replyTo: second);
        await server.DrainAsync();
        server.Clock.Advance(Between);
        Assert.Equal(("changed", second), await page.NextAsync());
    }

    [Fact]
    public async Task A_stranger_who_names_a_post_for_followers_hears_nothing_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("eve");
        await ben.FollowAsync(ada);
        var id = await ada.PublishAsync("Among us.", "private");
        await using var follower = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home?on=" + id);
        await using var stranger = await OpenPage.ListenAsync(await server.BrowserAsync("eve"), "/live/local?on=" + id);
        Assert.Equal(("gone", id), await stranger.NextAsync());
        await ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        await server.DrainAsync();
        server.Clock.Advance(Between);
        Assert.Equal(("changed", id), await follower.NextAsync());
        await ada.DeleteAsync("/api/v1/statuses/" + id);
        Assert.Equal(("gone", id), await follower.NextAsync());
        var next = await ada.PublishAsync("For everyone.");
        Assert.Equal(("new", next), await stranger.NextAsync());
    }

    [Fact]
    public async Task A_boost_that_is_taken_back_is_gone()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        var id = await cath.PublishAsync("Pass it on.");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        var boost = (await ada.PostJsonAsync($"/api/v1/statuses/{id}/reblog")).GetProperty("id").GetString()!;
        await ada.PostJsonAsync($"/api/v1/statuses/{id}/unreblog");
        Assert.Equal(("new", $"{boost} {id}"), await page.NextAsync());
        Assert.Equal(("gone", boost), await page.NextAsync());
    }

    [Fact]
    public async Task A_thread_hears_of_answers_that_everyone_may_read()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var id = await ada.PublishAsync("Anyone?");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/thread?on=" + id);
        await ben.PublishAsync("@ada just between us", "private", id);
        await ben.PublishAsync("@ada and us two", "direct", id);
        await ben.PublishAsync("Something else.");
        var answer = await ben.PublishAsync("@ada me!", "unlisted", id);
        Assert.Equal(("new", answer), await page.NextAsync());
    }

    [Fact]
    public async Task A_page_asks_for_its_posts_and_a_stranger_gets_only_what_they_may_see()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("eve");
        await ben.FollowAsync(ada);
        var (open, closed) = (await ada.PublishAsync("Porridge."), await ada.PublishAsync("Marmalade.", "private"));
        var path = $"/live/posts?ids={open},{closed},1,nonsense";
        var follower = await FragmentAsync(await server.BrowserAsync("ben"), path);
        var stranger = await FragmentAsync(await server.BrowserAsync("eve"), path);
        Assert.Contains("Porridge", follower, StringComparison.Ordinal);
        Assert.Contains("Marmalade", follower, StringComparison.Ordinal);
        Assert.Contains("Porridge", stranger, StringComparison.Ordinal);
        Assert.DoesNotContain(closed, stranger, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/live/posts?ids=", 41)]
    [InlineData("/live/local?on=", 101)]
    public async Task Too_many_ids_are_refused(string path, int count)
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Visitor()
            .GetAsync(path + string.Join(',', Enumerable.Range(1, count)), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static async Task<string> FragmentAsync(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/vnd.canteen.fragment+html");
        using var answer = await browser.SendAsync(request);
        Assert.Equal("text/vnd.canteen.fragment+html", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }
}
