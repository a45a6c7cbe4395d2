using System.Net;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Canteen.Tests.Server.Reading.Streaming;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>Where memory has space for few people, or for nobody, everyone gets the same answers as where there is space for all.</summary>
[Trait("engine", "either")]
public sealed class SmallMemoryTests
{
    private const int Many = 4000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Who_has_to_make_room_while_pages_and_streams_are_open_is_told_what_is_true(int megabytes)
    {
        await using var server = await TestServer.StartAsync(s => s with { ViewersMegabytes = megabytes, TimelinesMegabytes = megabytes });
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await Crowd.ComeAsync(server, Many);
        var open = await cath.PublishAsync("Where is the kettle?");
        await using var stream = await AppStream.OpenAsync(ada, "user");
        using var browser = await server.BrowserAsync("ada");
        await using var home = await OpenPage.ListenAsync(browser, "/live/home");
        await using var page = await OpenPage.ListenAsync(await server.BrowserAsync("cath"), $"/live/local?on={open}");

        var quiet = await ben.PublishAsync("For those who follow", "private");
        await PressAsync(server);
        Assert.Equal(quiet, (await stream.HearAsync()).Json.Text("id"));
        Assert.Equal(("new", quiet), await home.NextAsync());
        await ada.DoAsync(quiet, "favourite");
        await ada.DoAsync(open, "bookmark");
        await PressAsync(server);
        Assert.True((await ada.GetJsonAsync($"/api/v1/statuses/{quiet}")).Is("favourited"));
        Assert.Equal([true], (await ada.GetJsonAsync("/api/v1/bookmarks")).EnumerateArray().Select(post => post.Is("bookmarked")));
        Assert.Equal(HttpStatusCode.NotFound, (await cath.GetAsync($"/api/v1/statuses/{quiet}")).StatusCode);

        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        await cath.FollowAsync(ben);
        await PressAsync(server);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{quiet}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await cath.GetAsync($"/api/v1/statuses/{quiet}")).StatusCode);
        Assert.Equal(("resync", "behind"), await home.NextAsync());
        await using var again = await OpenPage.ListenAsync(browser, "/live/home");
        await ben.PublishAsync("Not for ada any more", "private");
        var own = await ada.PublishAsync("On the shelf", replyTo: open);
        Assert.Equal(own, (await stream.HearAsync()).Json.Text("id"));
        Assert.Equal(("new", own), await again.NextAsync());
    }

    [Fact]
    public async Task Who_watches_gets_in_where_there_is_no_room()
    {
        await using var server = await TestServer.StartAsync(s => s with { TimelinesMegabytes = 0 });
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var homes = server.Services.GetRequiredService<TimelineCache>();
        var heard = new List<TimelineNews>();
        using (await homes.WatchAsync(FeedKey.Home(ada.Id), heard.Add, CancellationToken.None))
        {
            var post = await ben.PublishAsync("First");
            Assert.Equal([post], heard.Select(news => news.Entry.ToString()));
        }
    }

    /// <summary>Lets many others read, so that everybody who is not needed is removed from memory.</summary>
    private static async Task PressAsync(TestServer server)
    {
        var viewers = server.Services.GetRequiredService<ViewerCache>();
        for (var i = 1; i <= Many; i++) await viewers.FindAsync(new AccountId(Crowd.Person(i)), CancellationToken.None);
        Assert.InRange(viewers.Bytes, 0, server.Settings.ViewersMegabytes * 1024L * 1024);
        Assert.InRange(viewers.Count, 0, Many - 1);
    }
}
