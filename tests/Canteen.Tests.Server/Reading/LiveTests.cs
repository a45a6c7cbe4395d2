using System.Net;
using Canteen.Testing;

namespace Canteen.Tests.Server.Reading;

public sealed class LiveTests
{
    [Fact]
    public async Task A_visitor_hears_that_something_public_was_said_but_not_what()
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local");
        var id = await ada.PublishAsync("Porridge is on.");
        Assert.Equal(("new", id), await page.NextAsync());
        Assert.DoesNotContain("Porridge", page.Heard, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unlisted")]
    [InlineData("private")]
    [InlineData("direct")]
    public async Task A_visitor_hears_nothing_of_what_is_not_public(string visibility)
    {
        await using var server = await TestServer.StartAsync();
        var ada = await server.MemberAsync("ada");
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local");
        await ada.PublishAsync("Between us.", visibility);
        var id = await ada.PublishAsync("For everyone.");
        Assert.Equal(("new", id), await page.NextAsync());
    }

    [Fact]
    public async Task A_follower_hears_of_a_followers_only_post_and_a_stranger_does_not()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        await using var follower = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        await using var stranger = await OpenPage.ListenAsync(await server.BrowserAsync("eve"), "/live/home");
        var id = await ada.PublishAsync("Only for those who follow.", "private");
        Assert.Equal(("new", id), await follower.NextAsync());
        var own = await eve.PublishAsync("My own.");
        Assert.Equal(("new", own), await stranger.NextAsync());
    }

    [Fact]
    public async Task A_letter_to_somebody_else_is_no_news_to_a_follower()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await server.MemberAsync("cath");
        await ben.FollowAsync(ada);
        await server.DrainAsync();
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        await ada.PublishAsync("@cath just for you", "direct");
        var id = await ada.PublishAsync("For everyone.");
        Assert.Equal(("new", id), await page.NextAsync());
    }

    [Fact]
    public async Task Following_and_unfollowing_count_from_that_moment()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        using var browser = await server.BrowserAsync("ben");
        await using var page = await OpenPage.ListenAsync(browser, "/live/home");
        await ada.PublishAsync("Before.");
        await ben.FollowAsync(ada);
        var id = await ada.PublishAsync("After.");
        Assert.Equal(("new", id), await page.NextAsync());
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/unfollow");
        // What the page shows may be hidden now, so it has to connect again.
        Assert.Equal(("resync", "behind"), await page.NextAsync());
        await using var again = await OpenPage.ListenAsync(browser, "/live/home");
        await ada.PublishAsync("Too late.");
        var own = await ben.PublishAsync("My own.");
        Assert.Equal(("new", own), await again.NextAsync());
    }

    [Fact]
    public async Task A_boost_is_news_to_a_follower_who_has_not_switched_boosts_off()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"),
            await server.MemberAsync("eve"));
        await ben.FollowAsync(ada);
        await cath.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow", new { reblogs = false });
        var good = await eve.PublishAsync("Worth passing on.");
        await using var listening = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        await using var sparing = await OpenPage.ListenAsync(await server.BrowserAsync("cath"), "/live/home");
        var boost = await ada.PostJsonAsync($"/api/v1/statuses/{good}/reblog");
        Assert.Equal(("new", $"{boost.GetProperty("id").GetString()} {good}"), await listening.NextAsync());
        var own = await cath.PublishAsync("My own.");
        Assert.Equal(("new", own), await sparing.NextAsync());
    }

    [Fact]
    public async Task Boosts_of_somebody_stop_being_news_once_they_are_switched_off()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, eve) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("eve"));
        await ben.FollowAsync(ada);
        var (first, second) = (await eve.PublishAsync("Worth passing on."), await eve.PublishAsync("This too."));
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        var boost = await ada.PostJsonAsync($"/api/v1/statuses/{first}/reblog");
        Assert.Equal(("new", $"{boost.GetProperty("id").GetString()} {first}"), await page.NextAsync());
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow", new { reblogs = false });
        await ada.PostJsonAsync($"/api/v1/statuses/{second}/reblog");
        var said = await ada.PublishAsync("In my own words.");
        Assert.Equal(("new", said), await page.NextAsync());
    }

    [Fact]
    public async Task Who_follows_somebody_for_one_language_hears_of_no_other()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ben.PostJsonAsync($"/api/v1/accounts/{ada.Id}/follow", new { languages = new[] { "cy" } });
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/home");
        await ada.PostJsonAsync("/api/v1/statuses", new { status = "Good morning.", language = "en" });
        var welsh = await ada.PostJsonAsync("/api/v1/statuses", new { status = "Bore da.", language = "cy" });
        Assert.Equal(("new", welsh.GetProperty("id").GetString()), await page.NextAsync());
    }

    [Fact]
    public async Task An_author_is_told_on_every_page_that_there_is_a_notification_and_nobody_else_is()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var id = await ada.PublishAsync("Like me.");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/notifications");
        await using var other = await OpenPage.ListenAsync(await server.BrowserAsync("ada"), "/live/local");
        await using var stranger = await OpenPage.ListenAsync(await server.BrowserAsync("ben"), "/live/local");
        await ben.PostJsonAsync($"/api/v1/statuses/{id}/favourite");
        Assert.Equal("notice", (await page.NextAsync()).Kind);
        Assert.Equal("notice", (await other.NextAsync()).Kind);
        var next = await ada.PublishAsync("Next.");
        Assert.Equal(("new", next), await stranger.NextAsync());
    }

    [Theory]
    [InlineData("/live/home")]
    [InlineData("/live/notifications")]
    public async Task A_visitor_has_no_home_to_listen_to(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var answer = await server.Visitor().GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_quiet_stream_says_that_it_is_still_there_and_ends_after_half_an_hour()
    {
        await using var server = await TestServer.StartAsync();
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local");
        server.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal("event: beat", await page.LineAsync());
        server.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.True(await page.EndsAsync());
    }

    [Fact]
    public async Task A_server_that_stops_lets_its_listeners_go()
    {
        var server = await TestServer.StartAsync();
        await using var page = await OpenPage.ListenAsync(server.Visitor(), "/live/local");
        await server.DisposeAsync();
        Assert.True(await page.EndsAsync());
    }
}
