using System.Net;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Posting.Favourites;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>
/// What decides what somebody sees is in memory without a home timeline too, and correct whatever happens while it is loaded and removed.
/// </summary>
public sealed class ViewerTests
{
    [Fact]
    public async Task Who_reads_something_else_than_home_is_known_without_a_home_timeline()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("Where is the kettle? #kettle");
        await ada.PublishAsync("On the shelf", replyTo: post);
        foreach (var act in new[] { "favourite", "bookmark", "reblog", "mute" }) await ada.DoAsync(post, act);
        await ada.FollowAsync(ben);
        foreach (var path in new[]
        {
            $"/api/v1/statuses/{post}", $"/api/v1/statuses/{post}/context", "/api/v1/bookmarks", "/api/v1/favourites",
            $"/api/v1/accounts/{ben.Id}/statuses", $"/api/v1/accounts/{ada.Id}/statuses?pinned=true", "/api/v1/timelines/public",
            "/api/v1/timelines/tag/kettle", "/api/v1/notifications", "/api/v2/search?q=kettle",
        })
        {
            await ada.GetJsonAsync(path);
        }
        using var browser = await server.BrowserAsync("ada");
        foreach (var path in new[] { $"/@ben/{post}", "/@ben", "/bookmarks", "/public", "/tags/kettle", "/notifications" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(path)).StatusCode);

        Assert.Equal(0, server.Services.GetRequiredService<TimelineCache>().Count);
        Assert.Equal(2, server.Services.GetRequiredService<ViewerCache>().Count);
    }

    [Fact]
    public async Task Who_reads_home_for_the_first_time_waits_for_the_database_once()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        await server.DrainAsync();
        var (homes, viewers) = (server.Services.GetRequiredService<TimelineCache>(), server.Services.GetRequiredService<ViewerCache>());
        viewers.Forget();
        Assert.Equal(1, await CountingEngine.DuringAsync(server, HomeAsync));
        Assert.Equal(0, await CountingEngine.DuringAsync(server, ViewerAsync));
        homes.Forget();
        Assert.Equal(0, await CountingEngine.DuringAsync(server, ViewerAsync));
        Assert.Equal(1, await CountingEngine.DuringAsync(server, HomeAsync));

        async Task HomeAsync() => await homes.FindAsync(FeedKey.Home(ada.Id), CancellationToken.None);
        async Task ViewerAsync() => await viewers.FindAsync(ada.Id, CancellationToken.None);
    }

    [Fact]
    public async Task What_somebody_does_while_they_are_read_is_not_lost()
    {
        await using var server = await TestServer.StartAsync(services: InterposedEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("For those who follow", "private");
        var viewers = server.Services.GetRequiredService<ViewerCache>();

        DuringLoad(server, () => ada.FollowAsync(ben));
        Assert.False((await ada.GetJsonAsync($"/api/v1/statuses/{post}")).Is("favourited"));
        Assert.Equal(1, viewers.Count);

        // Not over HTTP, where the answer would contain the post as ada sees it, and so would wait for the load that waits for it.
        var favourite = server.Services.GetRequiredService<FavouritePost>();
        DuringLoad(server, () => favourite.RunAsync(new(Crowd.Number(post)), ada.Id, CancellationToken.None));
        Assert.True((await ada.GetJsonAsync($"/api/v1/statuses/{post}")).Is("favourited"));

        DuringLoad(server, () => ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow"));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{post}")).StatusCode);
    }

    [Fact]
    public async Task Whom_somebody_follows_while_their_home_is_read_is_in_it()
    {
        await using var server = await TestServer.StartAsync(services: InterposedEngine.Install);
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var (first, second) = (await ben.PublishAsync("From ben", "private"), await cath.PublishAsync("From cath", "private"));

        DuringLoad(server, () => ada.FollowAsync(ben));
        Assert.Equal([first], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());

        server.Services.GetRequiredService<TimelineCache>().Forget();
        InterposedEngine.AfterNextRead(server, HomeSql.NewestFirst, () => ada.FollowAsync(cath));
        Assert.Equal([second, first], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());

        server.Services.GetRequiredService<TimelineCache>().Forget();
        InterposedEngine.AfterNextRead(server, HomeSql.NewestFirst, () => ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow"));
        Assert.Equal([second], (await ada.GetJsonAsync("/api/v1/timelines/home")).Ids());
    }

    [Fact]
    public async Task Who_is_forgotten_while_they_are_read_is_read_anew()
    {
        await using var server = await TestServer.StartAsync(services: InterposedEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("For those who follow", "private");
        DuringLoad(server, async () =>
        {
            await FollowUnheardAsync(server, ada, ben);
            server.Services.GetRequiredService<ViewerCache>().Forget();
        });
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync($"/api/v1/statuses/{post}")).StatusCode);
    }

    [Fact]
    public async Task When_the_tails_begin_anew_everybody_is_asked_again_whom_they_follow()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        var post = await ben.PublishAsync("For those who follow", "private");
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{post}")).StatusCode);
        await FollowUnheardAsync(server, ada, ben);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync($"/api/v1/statuses/{post}")).StatusCode);
        foreach (var tail in server.Services.GetServices<ILiveTail>()) tail.Forget();
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync($"/api/v1/statuses/{post}")).StatusCode);
    }

    [Fact]
    public async Task A_home_that_is_watched_follows_its_viewer_also_when_all_viewers_were_forgotten()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var homes = server.Services.GetRequiredService<TimelineCache>();
        var heard = new List<TimelineNews>();
        using (await homes.WatchAsync(FeedKey.Home(ada.Id), heard.Add, CancellationToken.None))
        {
            await FollowUnheardAsync(server, ada, ben);
            server.Services.GetRequiredService<ViewerCache>().Forget();
            await cath.PublishAsync("Nobody hears this");
            var first = await ben.PublishAsync("First", "private");
            await homes.FindAsync(FeedKey.Home(ada.Id), CancellationToken.None);
            await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
            await ben.PublishAsync("Second", "private");
            Assert.Equal([first], heard.Select(news => news.Entry.ToString()));
        }
    }

    private static void DuringLoad(TestServer server, Func<Task> act)
    {
        server.Services.GetRequiredService<ViewerCache>().Forget();
        InterposedEngine.AfterNextRead(server, ViewerReader.FollowsSql, act);
    }

    /// <summary>Adds a follow without an event, as if this node had missed it.</summary>
    private static Task FollowUnheardAsync(TestServer server, Member who, Member whom) => Crowd.WriteAsync(
        server, "INSERT INTO follows (id, follower_id, followee_id, created_at) VALUES (@Id, @Who, @Whom, 0)",
        new { Id = Crowd.Deed(1), Who = who.Id, Whom = whom.Id });
}
