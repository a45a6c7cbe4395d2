using Canteen.Core.Paging;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Reading.Timelines;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading;

/// <summary>What is special about home timelines because they are kept in memory.</summary>
public sealed class HomeMemoryTests
{
    private const string Home = "/api/v1/timelines/home";

    [Fact]
    public async Task A_warm_home_timeline_asks_the_database_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        await ada.FollowAsync(cath);
        for (var i = 0; i < 25; i++) await (i % 2 == 0 ? ben : cath).PublishAsync($"Post {i} with #SmallWins for @ada");
        var boosted = await cath.PublishAsync("Worth passing on");
        await ben.PostJsonAsync($"/api/v1/statuses/{boosted}/reblog");
        await ada.PostJsonAsync($"/api/v1/statuses/{boosted}/favourite");
        await server.DrainAsync();
        server.Services.GetRequiredService<ViewerCache>().Forget();

        var cold = await CountingEngine.DuringAsync(server, () => ada.GetJsonAsync(Home));
        var warm = await CountingEngine.DuringAsync(server, () => ada.GetJsonAsync(Home));
        var older = await CountingEngine.DuringAsync(server, () => ada.GetJsonAsync(Home + "?limit=5&max_id=" + boosted));

        Assert.True(cold > 0, "The first read cannot know anything.");
        Assert.Equal(0, warm);
        Assert.Equal(0, older);
    }

    [Fact]
    public async Task A_warm_home_page_of_the_web_asks_nothing_for_its_posts()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        for (var i = 0; i < 5; i++) await ben.PublishAsync($"Post {i}");
        await server.DrainAsync();
        var timeline = server.Services.GetRequiredService<ReadTimeline>();
        var (home, window) = (FeedKey.Home(ada.Id), new PageWindow(20));
        await timeline.RunAsync(home, window, CancellationToken.None);
        Assert.Equal(0, await CountingEngine.DuringAsync(
            server, async () => Assert.Equal(5, (await timeline.RunAsync(home, window, CancellationToken.None)).Items.Count)));
    }

    [Fact]
    public async Task A_page_reaches_beyond_memory_without_a_gap_or_a_double()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var ids = new List<string>();
        for (var i = 0; i < 130; i++) ids.Add(await ben.PublishAsync($"Post {i}"));
        ids.Reverse();
        Assert.Equal(ids, await AllAsync(ada));
        var upwards = await IdsAsync(ada, $"?limit=40&min_id={ids[^1]}");
        Assert.Equal(ids[89..129], upwards);
    }

    [Fact]
    public async Task Somebody_who_is_dropped_to_make_room_reads_the_same_again()
    {
        await using var server = await TestServer.StartAsync(s => s with { TimelinesMegabytes = 1 });
        var ben = await server.MemberAsync("ben");
        var post = await ben.PublishAsync("Still here");
        var homes = server.Services.GetRequiredService<TimelineCache>();
        var people = new List<Member>();
        for (var i = 0; i < 200; i++)
        {
            var person = await server.MemberAsync($"reader{i}");
            if (i % 40 == 0) await person.FollowAsync(ben);
            if (i % 40 == 0) people.Add(person);
            await homes.FindAsync(FeedKey.Home(person.Id), CancellationToken.None);
        }
        Assert.InRange(homes.Bytes, 1, 1024 * 1024);
        foreach (var person in people) Assert.Equal([post], await IdsAsync(person));
    }

    [Fact]
    public async Task What_is_watched_is_told_also_right_after_following_somebody()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        var homes = server.Services.GetRequiredService<TimelineCache>();
        var heard = new List<TimelineNews>();
        using (await homes.WatchAsync(FeedKey.Home(ada.Id), heard.Add, CancellationToken.None))
        {
            await cath.PublishAsync("From a stranger");
            await ada.FollowAsync(ben);
            var post = await ben.PublishAsync("First");
            var quiet = await ben.PublishAsync("For followers", "private");
            await ben.PublishAsync("@cath only for you", "direct");
            await homes.FindAsync(FeedKey.Home(ada.Id), CancellationToken.None);
            await ben.DeleteJsonAsync($"/api/v1/statuses/{post}");
            await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
            await ben.PublishAsync("Not for her any more", "private");
            await server.DrainAsync();
            Assert.Equal(
                [(post, TimelineChange.Arrived), (quiet, TimelineChange.Arrived), (post, TimelineChange.Left)],
                heard.Select(h => (h.Entry.ToString(), h.Change)));
        }
        var before = heard.Count;
        await ada.PublishAsync("Nobody watches any more");
        Assert.Equal(before, heard.Count);
    }

    [Fact]
    public async Task Whoever_follows_many_at_once_waits_for_one_more_query_and_misses_nothing()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (ada, ben, cath, dai) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"),
            await server.MemberAsync("dai"));
        await ada.FollowAsync(ben);
        var first = await ben.PublishAsync("From ben");
        var later = await cath.PublishAsync("From cath, before");
        var answer = await ben.PublishAsync("Ben to dai", replyTo: await dai.PublishAsync("From dai, before"));
        Assert.Equal([first], await IdsAsync(ada));

        foreach (var other in new[] { cath, dai }) await ada.FollowAsync(other);
        await server.DrainAsync();
        var home = server.Services.GetRequiredService<TimelineCache>();
        Assert.Equal(
            1, await CountingEngine.DuringAsync(server, async () => await home.FindAsync(FeedKey.Home(ada.Id), CancellationToken.None)));
        var all = await IdsAsync(ada);
        Assert.Equal(4, all.Length);
        Assert.Equal([answer, later, first], all.Where(id => id == answer || id == later || id == first));

        await ada.PostJsonAsync($"/api/v1/accounts/{dai.Id}/unfollow");
        Assert.Equal([later, first], await IdsAsync(ada));
        await ada.PostJsonAsync($"/api/v1/accounts/{ben.Id}/unfollow");
        await ada.FollowAsync(ben);
        Assert.Equal([later, first], await IdsAsync(ada));
    }

    [Fact]
    public async Task Whoever_follows_somebody_who_writes_a_lot_reads_on_without_a_gap()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben, cath) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"), await server.MemberAsync("cath"));
        await ada.FollowAsync(ben);
        var ids = new List<string>();
        for (var i = 0; i < 250; i++) ids.Add(await (i % 10 == 0 ? ben : cath).PublishAsync($"Post {i}"));
        Assert.Equal(25, (await IdsAsync(ada, "?limit=40")).Length);
        await ada.FollowAsync(cath);
        Assert.Equal(Enumerable.Reverse(ids), await AllAsync(ada));
        await ada.PostJsonAsync($"/api/v1/accounts/{cath.Id}/unfollow");
        Assert.Equal(ids.Where((_, i) => i % 10 == 0).Reverse(), await AllAsync(ada));
    }

    [Fact]
    public async Task Who_cannot_be_sure_of_the_log_begins_anew()
    {
        await using var server = await TestServer.StartAsync();
        var (ada, ben) = (await server.MemberAsync("ada"), await server.MemberAsync("ben"));
        await ada.FollowAsync(ben);
        var post = await ben.PublishAsync("First");
        Assert.Equal([post], await IdsAsync(ada));
        server.Clock.Advance(TimeSpan.FromDays(5));
        var next = await ben.PublishAsync("Second");
        Assert.Equal([next, post], await IdsAsync(ada));
    }

    /// <summary>Reads page by page, to the end.</summary>
    private static async Task<List<string>> AllAsync(Member reader)
    {
        var read = new List<string>();
        while (await IdsAsync(reader, $"?limit=40{(read.Count > 0 ? "&max_id=" + read[^1] : "")}") is { Length: > 0 } page)
            read.AddRange(page);
        return read;
    }

    private static async Task<string[]> IdsAsync(Member reader, string query = "") =>
        [.. (await reader.GetJsonAsync(Home + query)).EnumerateArray().Select(s => s.GetProperty("id").GetString()!)];
}
