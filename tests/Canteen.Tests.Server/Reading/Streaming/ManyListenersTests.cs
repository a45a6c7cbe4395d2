using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Canteen.Testing;
using Canteen.Tests.Server.Posting;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Streaming;

/// <summary>What is sent to many people is read once for all of them.</summary>
public sealed class ManyListenersTests
{
    /// <summary>So many marks that memory knows only which of the newer posts somebody has marked.</summary>
    private const int Marks = FlagCache.Most;

    [Fact]
    public async Task A_boost_of_an_old_post_asks_the_database_as_often_for_fifty_as_for_two()
    {
        await using var server = await TestServer.StartAsync(services: CountingEngine.Install);
        var (author, booster) = (await server.MemberAsync("author"), await server.MemberAsync("booster"));
        var readers = await ReadersAsync(server, author, booster, 50);
        var old = await author.PublishAsync("Said long ago");
        await MarkYoungerPostsAsync(server, author);
        await Crowd.WriteAsync(
            server, "INSERT INTO favourites (id, account_id, post_id, created_at) VALUES (@Id, @Who, @Post, 0)",
            new { Id = Crowd.Deed(0), Who = readers[7].Id, Post = Crowd.Number(old) });
        var viewers = server.Services.GetRequiredService<ViewerCache>();
        viewers.Forget();
        foreach (var reader in readers) await viewers.FindAsync(reader.Id, CancellationToken.None);
        var boost = (await booster.DoAsync(old, "reblog")).Text("id");
        await server.DrainAsync();

        var forTwo = await AskedAsync(server, boost, readers[..2]);
        var forFifty = await AskedAsync(server, boost, readers);

        Assert.True(forTwo > 0, "Of an old post memory does not know who marked it.");
        Assert.Equal(forTwo, forFifty);
    }

    [Fact]
    public async Task Each_listener_is_told_of_an_old_post_as_they_marked_it_themselves()
    {
        await using var server = await TestServer.StartAsync();
        var (author, booster) = (await server.MemberAsync("author"), await server.MemberAsync("booster"));
        var readers = await ReadersAsync(server, author, booster, 3);
        var old = await author.PublishAsync("Said long ago");
        await readers[0].DoAsync(old, "favourite");
        await readers[1].DoAsync(old, "bookmark");
        await MarkYoungerPostsAsync(server, author);
        server.Services.GetRequiredService<ViewerCache>().Forget();
        var streams = new List<AppStream>();
        foreach (var reader in readers) streams.Add(await AppStream.OpenAsync(reader, "user"));
        await booster.DoAsync(old, "reblog");
        var flags = new List<(bool, bool)>();
        foreach (var stream in streams)
        {
            var heard = (await stream.HearAsync()).Json.GetProperty("reblog");
            flags.Add((heard.Is("favourited"), heard.Is("bookmarked")));
            await stream.DisposeAsync();
        }
        Assert.Equal([(true, false), (false, true), (false, false)], flags);
    }

    [Fact]
    public async Task A_stranger_among_many_is_shown_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (author, stranger) = (await server.MemberAsync("author"), await server.MemberAsync("stranger"));
        var follower = await server.MemberAsync("follower");
        await follower.FollowAsync(author);
        var post = await author.PublishAsync("For those who follow", "private");
        await server.DrainAsync();
        var rendered = server.Services.GetRequiredService<RenderedPosts>();
        var shown = await rendered.JsonForEachAsync(
            new(Crowd.Number(post)), [follower.Id, stranger.Id, author.Id], FilterContext.Home, CancellationToken.None);
        Assert.Equal([true, false, true], shown.Select(json => json is not null));
    }

    private static Task<int> AskedAsync(TestServer server, string boost, Member[] listeners)
    {
        server.Services.GetRequiredService<PostCache>().Forget();
        var rendered = server.Services.GetRequiredService<RenderedPosts>();
        AccountId[] viewers = [.. listeners.Select(listener => listener.Id)];
        return CountingEngine.DuringAsync(server, async () =>
            Assert.All(
                await rendered.JsonForEachAsync(new(Crowd.Number(boost)), viewers, FilterContext.Home, CancellationToken.None),
                Assert.NotNull));
    }

    private static async Task<Member[]> ReadersAsync(TestServer server, Member author, Member booster, int count)
    {
        var readers = new List<Member>();
        for (var i = 0; i < count; i++)
        {
            readers.Add(await server.MemberAsync($"reader{i}"));
            await readers[i].FollowAsync(booster);
        }
        await server.DrainAsync();
        return [.. readers];
    }

    /// <summary>Everybody favourites so many later posts that marks on older ones are not cached.</summary>
    private static async Task MarkYoungerPostsAsync(TestServer server, Member author)
    {
        await Crowd.WriteAsync(
            server,
            """
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @Marks)
            INSERT INTO posts (id, author_id, visibility, thread_id, created_at) SELECT @Newest + i, @Author, 1, @Newest + i, 0 FROM n
            """,
            new { Marks, Author = author.Id, Newest });
        await Crowd.WriteAsync(
            server,
            """
            INSERT INTO favourites (id, account_id, post_id, created_at)
            SELECT @Newest + (p.id - @Newest) * 1000 + a.number, a.id, p.id, 0
            FROM posts p CROSS JOIN (SELECT id, row_number() OVER (ORDER BY id) AS number FROM accounts) a WHERE p.id > @Newest
            """,
            new { Newest });
    }

    private static readonly long Newest = (FakeClock.Start.ToUnixTimeMilliseconds() + 3_600_000) << 16;
}
