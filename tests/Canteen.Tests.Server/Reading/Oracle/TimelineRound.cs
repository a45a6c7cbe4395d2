using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Timelines;
using Canteen.Features.Reading.Live;
using Canteen.Features.Reading.Notifications;
using Canteen.Features.Reading.Streaming;
using Canteen.Features.Reading.Timelines;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>A few histories, half of each told before anybody reads and half after, so that the log has to keep true what was read.</summary>
internal sealed class TimelineRound(TestServer server, IReadOnlyList<WrittenHistory> histories)
{
    private const int Acts = 5;

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
            foreach (var history in histories) await history.BeginAsync(tx);
        });
        _oracle = new TimelineOracle(server, _floor);
        await WriteAsync(ActAsync);
        foreach (var history in histories.Where(history => !history.Once(3))) await WarmAsync(history);
        await WriteAsync(ActAsync);
        foreach (var history in histories) await CheckAsync(history);
        await CheckForEveryoneAsync(null);
        await CheckForEveryoneAsync(histories[0].Members[0]);
        await CheckStreamsAsync();
    }

    private async Task ActAsync(WriteTransaction tx)
    {
        foreach (var history in histories)
            for (var act = 0; act < Acts; act++) await history.ActAsync(tx);
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
        await HomeAsync(me);
        await NotificationsAsync(me);
        foreach (var tag in WrittenHistory.Tags) await TaggedAsync(null, tag);
        foreach (var author in history.Members) await AuthorAsync(me, author);
    }

    /// <summary>What is somebody's own.</summary>
    private async Task CheckAsync(WrittenHistory history)
    {
        foreach (var me in history.Members)
        {
            Same("the home", me, await _oracle.HomeAsync(me), await HomeAsync(me), await HomeAsync(me, _floor));
            Same(
                "notifications", me, await _oracle.NotificationsAsync(me), await NotificationsAsync(me), await NotificationsAsync(me, _floor), await UnreadAsync(me));
        }
        foreach (var viewer in (AccountId?[])[null, history.Members[1]])
        {
            var author = history.Members[2];
            Same("what an author said", viewer, await _oracle.AuthorAsync(viewer, author), await AuthorAsync(viewer, author), await AuthorAsync(viewer, author, _floor));
        }
    }

    /// <summary>What everyone reads, as somebody may see it.</summary>
    private async Task CheckForEveryoneAsync(AccountId? me)
    {
        var here = new PublicFilter(Local: true);
        Same("the public timeline", me, await _oracle.PublicAsync(me), await PublicAsync(me, new()), await PublicAsync(me, new(), _floor));
        Same("the local timeline", me, await _oracle.PublicHereAsync(me), await PublicAsync(me, here), await PublicAsync(me, here, _floor));
        foreach (var tag in WrittenHistory.Tags)
            Same("a hashtag", me, await _oracle.TaggedAsync(me, tag), await TaggedAsync(me, tag), await TaggedAsync(me, tag, _floor));
    }

    /// <summary>Whoever listens is told of a post where its timeline has it, and by pages of the people who see it.</summary>
    private async Task CheckStreamsAsync()
    {
        foreach (var viewer in histories.SelectMany(history => history.Members.Take(1)).Select(member => (AccountId?)member).Append(null))
        {
            var (open, seen) = (await PublicAsync(viewer, new(), _floor), await _oracle.SeenAsync(viewer));
            Same("what is seen", viewer, seen, await ShownAsync(viewer));
            var tagged = new Dictionary<string, List<PostId>>();
            foreach (var tag in WrittenHistory.Tags) tagged[tag] = await TaggedAsync(viewer, tag, _floor);
            foreach (var post in histories.SelectMany(history => history.Standing))
            {
                var tags = WrittenHistory.Tags.Where(tag => tagged[tag].Contains(post.Post)).ToList();
                var hears = LiveRules.MayHear(post, viewer);
                string[] told = hears ? [.. StreamingTail.Places(post)] : [], shown = hears ? [.. LiveRules.PublicPlaces(post).Select(place => place.ToString())] : [];
                bool isOpen = open.Contains(post.Post), isSeen = seen.Contains(post.Post);
                string[] streams = [.. tags.Select(Subscriptions.Tag), .. isOpen ? [Subscriptions.Public] : (string[])[]];
                string[] pages = [.. isOpen ? [LiveChannel.Local.ToString()] : (string[])[], .. tags.Select(tag => LiveChannel.Tag(tag).ToString())];
                Assert.True(told.ToHashSet().SetEquals(streams), $"{Story}\n{post} is told to {viewer} by {string.Join(", ", told)} and is in {string.Join(", ", streams)}");
                Assert.True(shown.ToHashSet().SetEquals(pages), $"{Story}\n{post} is shown to {viewer} on {string.Join(", ", shown)} and is in {string.Join(", ", pages)}");
                Assert.True(isSeen || !hears, $"{Story}\n{viewer} hears of {post} and may not see it");
            }
        }
    }

    private void Same<T>(string what, AccountId? viewer, List<T> expected, params List<T>[] read)
    {
        foreach (var (at, one) in read.Index())
        {
            if (one.SequenceEqual(expected)) continue;
            Assert.Fail($"{Story}\n{what} of {viewer} ({(at == 0 ? "from memory" : "by query")}) is\n{string.Join(' ', one)}\nand should be\n{string.Join(' ', expected)}");
        }
    }

    private string Story => string.Join('\n', histories.Select(history => history.Story));

    /// <summary>From memory; above a floor that is a cursor by a query.</summary>
    private PageWindow Window(long? cursor) => cursor is null ? new PageWindow(All, SinceId: _floor) : new PageWindow(All, MinId: cursor);

    private async Task<List<PostId>> PublicAsync(AccountId? me, PublicFilter filter, long? cursor = null) =>
        Ids((await Get<ReadPublicTimeline>().RunAsync(filter, me, Window(cursor), Ct)).Items);

    private async Task<List<PostId>> TaggedAsync(AccountId? me, string tag, long? cursor = null) =>
        Ids((await Get<ReadTagTimeline>().RunAsync(new TagFilter(tag), new(), me, Window(cursor), Ct)).Items);

    private async Task<List<PostId>> AuthorAsync(AccountId? me, AccountId author, long? cursor = null) =>
        Ids((await Get<PostsByAuthor>().PublishedAsync(author, me, new(), Window(cursor), Ct)).Value.Items);

    private async Task<List<PostId>> ShownAsync(AccountId? me)
    {
        var all = await server.Database.ReadAsync(db => db.QueryAsync<PostId>("SELECT id FROM posts WHERE id > @_floor ORDER BY id DESC", new { _floor }), Ct);
        return Ids(await Get<VisiblePosts>().ListAsync(me, all, Ct));
    }

    /// <summary>Each entry by itself, where a page shows a post and its boosts once.</summary>
    private async Task<List<PostId>> HomeAsync(AccountId me, long? cursor = null)
    {
        var (home, buffer) = (await Get<TimelineCache>().FindAsync(FeedKey.Home(me), Ct), new long[All]);
        var ids = cursor is null && home.Read(_floor, long.MaxValue, oldestFirst: false, buffer) is { } taken
            ? buffer[..taken]
            : [.. await server.Database.ReadAsync(
                db => db.QueryAsync<long>(HomeSql.NewestFirst, new { viewer = me, Above = _floor, Below = long.MaxValue, Limit = All }), Ct)];
        return Ids(await Get<VisiblePosts>().ListAsync(me, [.. ids.Select(id => new PostId(id))], Ct));
    }

    private async Task<List<NotificationId>> NotificationsAsync(AccountId me, long? cursor = null) =>
        [.. (await Get<ListNotifications>().RunAsync(me, NotificationFilter.Everything, Window(cursor), Ct)).Items.Select(shown => shown.Row.Id)];

    private async Task<List<NotificationId>> UnreadAsync(AccountId me) => await server.Database.ReadAsync(
        async db => (await NotificationReader.UnreadRowsAsync(db, me, NotificationFilter.Everything, All)).ConvertAll(row => row.Id), Ct);

    private static List<PostId> Ids(IEnumerable<ShownPost> posts) => [.. posts.Select(post => post.Id)];

    private T Get<T>() where T : notnull => server.Services.GetRequiredService<T>();
}
