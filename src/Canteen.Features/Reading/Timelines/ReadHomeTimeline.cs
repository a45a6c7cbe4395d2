using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Timelines;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// What the people one follows have posted and boosted, and one's own: from memory as far as that reaches, and by queries beyond. What
/// comes twice in a page (a post and its boosts) is shown once, where it came first, and makes room for another.
/// </summary>
public sealed class ReadHomeTimeline(TimelineCache timelines, VisiblePosts posts, Database database)
{
    /// <summary>What is read at a time where a page has room left: mostly it is the same few posts, boosted by many.</summary>
    private const int More = 40;

    /// <summary>How many times a page each query reads: one is enough but where many boost the same.</summary>
    private static readonly int[] Reaches = [1, 4, 16];

    public async ValueTask<Page<ShownPost>> RunAsync(AccountId viewer, PageWindow window, CancellationToken ct)
    {
        var home = await timelines.FindAsync(FeedKey.Home(viewer), ct);
        var page = await FromMemoryAsync(home, window, ct);
        timelines.CountRead(page is not null);
        return page ?? await FromDatabaseAsync(home, window, ct);
    }

    /// <summary>Null where the page lies beyond what is in memory.</summary>
    private async ValueTask<Page<ShownPost>?> FromMemoryAsync(Timeline home, PageWindow window, CancellationToken ct)
    {
        var page = new FillingPage(window);
        for (var buffer = new long[window.Limit]; !page.IsDone; buffer = Next(page, buffer.Length, window.Limit))
        {
            if (home.Read(page.Above, page.Below, page.IsOldestFirst, buffer) is not { } taken) return null;
            var shown = await posts.ShowAsync(home.Viewer, AsIds(buffer.AsSpan(0, taken)), ct);
            page.Add(buffer.AsSpan(0, taken), shown, ended: taken < buffer.Length);
        }
        return page.ToPage();
    }

    /// <summary>Where so many boost the same that a page stays short nevertheless, the next goes on from there.</summary>
    private async Task<Page<ShownPost>> FromDatabaseAsync(Timeline home, PageWindow window, CancellationToken ct)
    {
        var (page, sql) = (new FillingPage(window), window.MinId is null ? HomeSql.NewestFirst : HomeSql.OldestFirst);
        foreach (var reach in Reaches.TakeWhile(_ => !page.IsDone))
        {
            var args = new { viewer = home.Viewer.Id.Value, page.Above, page.Below, Limit = (reach * window.Limit) + 1 };
            var ids = (await database.ReadAsync(db => db.QueryAsync<long>(sql, args), ct)).ToArray();
            var shown = await posts.ShowAsync(home.Viewer, AsIds(ids), ct);
            page.Add(ids, shown, ended: ids.Length < args.Limit);
        }
        return page.ToPage();
    }

    /// <summary>Room for one to see whether a full page ends here, which it mostly does; for more where that was not so.</summary>
    private static long[] Next(FillingPage page, int last, int limit) => new long[page.IsFull && last != 1 ? 1 : Math.Max(limit, More)];

    private static PostId[] AsIds(ReadOnlySpan<long> values)
    {
        var ids = new PostId[values.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = new PostId(values[i]);
        return ids;
    }
}
