using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Reading.Live;
using Canteen.Features.Reading.Notifications;
using Canteen.Features.Reading.Streaming;
using Canteen.Features.Reading.Timelines;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// A few histories, half of each told before anybody reads and half after, so that the log has to keep true what was read.
/// </summary>
internal sealed class TimelineRound(TestServer server, IReadOnlyList<WrittenHistory> histories, PlainNumbers numbers)
{
    private const int Acts = 4;

    /// <summary>More than a round says.</summary>
    private const int All = 200;

    private static CancellationToken Ct => CancellationToken.None;

    private long _floor;
    private TimelineOracle _oracle = null!;

    public async Task RunAsync()
    {
        await WriteAsync(async tx =>
        {
            _floor = tx.NewId<Post>().Value;
            await ReadAliasesAsync(tx);
            foreach (var history in histories) await history.BeginAsync(tx);
        });
        _oracle = new TimelineOracle(server, _floor);
        await WriteAsync(ActAsync);
        foreach (var history in histories.Where(history => history.Once(2))) await WarmAsync(history);
        if (histories[0].Once(2)) server.Clock.Advance(TimeSpan.FromHours(12));
        await WriteAsync(ActAsync);
        if (!(await _oracle.NumbersAsync()).SequenceEqual(numbers.All))
            Assert.Fail($"{Story}\n{string.Join("; ", await _oracle.NumbersAsync())}\nshould be\n{string.Join("; ", numbers.All)}");
        foreach (var history in histories) await CheckAsync(history);
        await CheckForEveryoneAsync(null);
        await CheckForEveryoneAsync(histories[0].Members[0]);
        await CheckStreamsAsync();
    }

    private async Task ActAsync(WriteTransaction tx)
    {
        if (histories[0].Once(2)) await AliasAsync(tx);
        foreach (var history in histories)
            for (var act = 0; act < Acts; act++) await history.ActAsync(tx);
    }

    /// <summary>Two hashtags are read together from now on, or apart.</summary>
    private async Task AliasAsync(WriteTransaction tx)
    {
        var (main, alias) = (WrittenHistory.Tags[0], WrittenHistory.Tags[1]);
        if (numbers.Mains.Remove(alias)) await tx.ExecuteAsync("DELETE FROM tag_aliases", new { });
        else
        {
            numbers.Mains[alias] = main;
            await tx.ExecuteAsync("INSERT INTO tag_aliases (name, main) VALUES (@alias, @main)", new { alias, main });
        }
        await tx.AnnounceAsync(new TagAliasesChanged([main, alias]));
    }

    /// <summary>As the round before left them.</summary>
    private async Task ReadAliasesAsync(WriteTransaction tx)
    {
        foreach (var alias in await tx.QueryAsync<string>("SELECT name FROM tag_aliases")) numbers.Mains[alias] = WrittenHistory.Tags[0];
    }

    private async Task WriteAsync(Func<WriteTransaction, Task> write)
    {
        await server.Database.WriteAsync(
            async tx =>
            {
                await write(tx);
                return true;
            },
            Ct);
        await server.DrainAsync();
    }

    private async Task WarmAsync(WrittenHistory history)
    {
        var me = history.Members[0];
        await PublicAsync(me, new());
        await FeedAsync(FeedKey.Home(me));
        await FeedAsync(FeedKey.List(me, history.ListOf(me)));
        await NotificationsAsync(me);
        await TaggedAsync(null, WrittenHistory.Tags[0]);
        await AuthorAsync(me, history.Members[2], new());
    }

    /// <summary>What is somebody's own.</summary>
    private async Task CheckAsync(WrittenHistory history)
    {
        // Who has read before, or somebody who has not.
        foreach (var me in history.Members.Slice(history.Once(3) ? 1 : 0, 1))
        {
            var home = FeedKey.Home(me);
            Same("the home", me, await _oracle.HomeAsync(me), await FeedAsync(home), await QueryAsync(home));
            var list = FeedKey.List(me, history.ListOf(me));
            Same("the list", me, await _oracle.ListAsync(me, history.ListOf(me)), await FeedAsync(list), await QueryAsync(list));
            Same("notifications", me, await _oracle.NotificationsAsync(me), await NotificationsAsync(me), await UnreadAsync(me));
        }
        var (viewer, author) = (history.Once(3) ? null : (AccountId?)history.Members[0], history.Members[2]);
        var filter = new AuthorFilter(history.Once(2), history.Once(2), history.Once(2));
        var queried = await QueryAsync(PostsByAuthor.Sql(filter, "DESC"), viewer, FilterContext.None, author);
        Same(
            "an author's posts", viewer, await _oracle.AuthorAsync(viewer, author, filter), await AuthorAsync(viewer, author, filter),
            queried);
    }

    /// <summary>What everyone reads, as somebody may see it.</summary>
    private async Task CheckForEveryoneAsync(AccountId? me)
    {
        var here = new PublicFilter(Local: true);
        var everywhere = await QueryAsync(PublicSql(new()), me, FilterContext.Public);
        var ofHere = await QueryAsync(PublicSql(here), me, FilterContext.Public);
        Same("the public timeline", me, await _oracle.PublicAsync(me), await PublicAsync(me, new()), everywhere);
        Same("the local timeline", me, await _oracle.PublicHereAsync(me), await PublicAsync(me, here), ofHere);
        foreach (var tag in WrittenHistory.Tags)
            Same("a hashtag", me, await _oracle.TaggedAsync(me, tag), await TaggedAsync(me, tag), await QueryTaggedAsync(me, GroupOf(tag)));
    }

    /// <summary>Whoever listens is told of a post where its timeline has it, and only of what they may see.</summary>
    private async Task CheckStreamsAsync()
    {
        foreach (var viewer in (AccountId?[])[null, .. histories.Take(3).Select(history => history.Members[1])])
        {
            var reader = viewer is { } person ? await Get<ViewerCache>().FindAsync(person, Ct) : null;
            var seen = await _oracle.SeenAsync(viewer);
            Same("what is seen", viewer, seen, await ShownAsync(viewer));
            var open = await QueryAsync(PublicSql(new()), viewer, FilterContext.Public);
            var tagged = new List<(string Tag, List<PostId> Posts)>();
            foreach (var tag in WrittenHistory.Tags) tagged.Add((tag, await QueryTaggedAsync(viewer, [tag])));
            foreach (var post in histories.SelectMany(history => history.Standing))
            {
                if (Hears(post, reader) && !seen.Contains(post.Post))
                    Assert.Fail($"{Story}\n{viewer} hears of {post} and may not see it");
                var tags = tagged.Where(one => one.Posts.Contains(post.Post)).Select(one => one.Tag).ToList();
                CheckPlaces(post, reader, open.Contains(post.Post), tags);
            }
        }
    }

    private bool Hears(PostPublished post, Viewer? viewer) =>
        LiveRules.MayHear(post, viewer, FilterContext.Public, server.Clock.GetUtcNow().ToUnixTimeMilliseconds());

    private void CheckPlaces(PostPublished post, Viewer? viewer, bool isOpen, IReadOnlyList<string> tags)
    {
        var hears = Hears(post, viewer);
        string[] streams = [.. tags.Select(Subscriptions.Tag), .. isOpen ? (string[])[Subscriptions.Public] : []];
        LiveChannel[] pages = [.. tags.Select(LiveChannel.Tag), .. isOpen ? (LiveChannel[])[LiveChannel.Local] : []];
        // Apps are shown what they hear as they may see it, or not at all.
        Same(post, viewer?.Id, hears ? StreamingTail.Places(post) : [], streams);
        Same(post, viewer?.Id, hears ? LiveRules.PublicPlaces(post) : [], pages);
    }

    private void Same<T>(PostPublished post, AccountId? viewer, IEnumerable<T> told, T[] expected)
    {
        if (told.ToHashSet().SetEquals(expected)) return;
        Assert.Fail($"{Story}\n{post}\nis told to {viewer} at {string.Join(", ", told)}\nand is in {string.Join(", ", expected)}");
    }

    private void Same<T>(string what, AccountId? viewer, List<T> expected, params List<T>[] read)
    {
        foreach (var (at, one) in read.Index())
        {
            if (one.SequenceEqual(expected)) continue;
            var whence = at == 0 ? "from memory" : "by query";
            Assert.Fail($"{Story}\n{what} of {viewer} ({whence}) is\n{string.Join(' ', one)}\nand should be\n{string.Join(' ', expected)}");
        }
    }

    private string Story => string.Join('\n', histories.Select(history => history.Story));

    /// <summary>As far back as the round goes; that much is in memory.</summary>
    private PageWindow Window => new(All, SinceId: _floor);

    private async Task<List<PostId>> PublicAsync(AccountId? me, PublicFilter filter) =>
        Ids((await Get<ReadPublicTimeline>().RunAsync(filter, me, Window, Ct)).Items);

    private async Task<List<PostId>> TaggedAsync(AccountId? me, string tag) =>
        Ids((await Get<ReadTagTimeline>().RunAsync(new TagFilter(tag), new(), me, Window, Ct)).Items);

    private async Task<List<PostId>> AuthorAsync(AccountId? me, AccountId author, AuthorFilter filter) =>
        (await Get<PostsByAuthor>().PublishedAsync(author, me, filter, Window, Ct)).Is(out var page, out _) ? Ids(page.Items) : [];

    /// <summary>
    /// What was delivered, but for what is gone: a page would hide what does not belong here behind the gate, and show a post and its
    /// boosts once.
    /// </summary>
    private async Task<List<PostId>> FeedAsync(FeedKey key)
    {
        var (timeline, buffer) = (await Get<TimelineCache>().FindAsync(key, Ct), new long[All]);
        var taken = timeline.Read(_floor, long.MaxValue, oldestFirst: false, buffer);
        if (taken is not { } count) return await QueryAsync(key);
        var here = await server.Database.ReadAsync(
            db => db.QueryAsync<PostId>(
                "SELECT id FROM posts WHERE id IN @Ids AND deleted_at IS NULL ORDER BY id DESC", new { Ids = buffer[..count] }),
            Ct);
        return await WantedAsync(here, key.Viewer, FilterContext.Home);
    }

    private async Task<List<PostId>> QueryAsync(FeedKey key)
    {
        var ids = await server.Database.ReadAsync(
            async db =>
            {
                var contents = key.Kind == FeedKind.List ? await TimelineReader.ContentsAsync(db, key) : null;
                return await TimelineReader.IdsAsync(
                    db, key, contents, new TimelineReach(_floor, long.MaxValue, All, NewestFirst: true));
            },
            Ct);
        return await WantedAsync([.. ids.Select(id => new PostId(id))], key.Viewer, FilterContext.Home);
    }

    private async Task<List<NotificationId>> NotificationsAsync(AccountId me) =>
        [.. (await Get<ListNotifications>().RunAsync(me, NotificationFilter.Everything, Window, Ct)).Items.Select(shown => shown.Row.Id)];

    private Task<List<NotificationId>> UnreadAsync(AccountId me) => server.Database.ReadAsync(
        async db => (await NotificationReader.UnreadRowsAsync(db, me, NotificationFilter.Everything, All, null)).ConvertAll(row => row.Id),
        Ct);

    private async Task<List<PostId>> ShownAsync(AccountId? me)
    {
        var all = await QueryAsync("SELECT id FROM posts WHERE id > @Above ORDER BY id DESC", null, FilterContext.None);
        return Ids(await Get<VisiblePosts>().ListAsync(me, all, FilterContext.None, Ct));
    }

    /// <summary>A query beyond memory, without what its reader does not want there; where they want everything, as it stands.</summary>
    private async Task<List<PostId>> QueryAsync(string sql, AccountId? me, FilterContext where, AccountId author = default, long tag = 0)
    {
        var args = new { viewer = me?.Value ?? 0, author, Tag0 = tag, Above = _floor, Below = long.MaxValue, Limit = All };
        return await WantedAsync(await server.Database.ReadAsync(db => db.QueryAsync<PostId>(sql, args), Ct), me, where);
    }

    private async Task<List<PostId>> WantedAsync(List<PostId> posts, AccountId? me, FilterContext where) =>
        where == FilterContext.None ? posts : Ids(await Get<VisiblePosts>().ListAsync(me, posts, where, Ct));

    private static string PublicSql(PublicFilter filter) => ReadPublicTimeline.Sql(filter, "DESC");

    private string[] GroupOf(string tag)
    {
        string Main(string name) => numbers.Mains.GetValueOrDefault(name, name);
        return [.. WrittenHistory.Tags.Where(other => Main(other) == Main(tag))];
    }

    /// <summary>One by one: what has several of them is there once.</summary>
    private async Task<List<PostId>> QueryTaggedAsync(AccountId? me, string[] tags)
    {
        var found = new HashSet<PostId>();
        foreach (var tag in tags)
        {
            var sql = TagWalk.Sql(1, new PublicFilter(), 0, 0, "DESC");
            found.UnionWith(await QueryAsync(sql, me, FilterContext.Public, tag: await TagIdAsync(tag)));
        }
        return [.. found.OrderDescending()];
    }

    private Task<long> TagIdAsync(string name) =>
        server.Database.ReadAsync(db => db.ScalarAsync<long>("SELECT id FROM tags WHERE name = @name", new { name }), Ct);

    private static List<PostId> Ids(IEnumerable<ShownPost> posts) => [.. posts.Select(post => post.Id)];

    private T Get<T>() where T : notnull => server.Services.GetRequiredService<T>();
}
