using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Timelines;
using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// What the viewer and the people whom they follow have posted and boosted: from memory as far as possible, beyond that with queries. A
/// post that appears more than once on a page (with its boosts) is shown once, where it came first, and makes space for another.
/// </summary>
public sealed class ReadHomeTimeline(TimelineCache timelines, VisiblePosts posts, Database database)
{
    /// <summary>The most for each further read.</summary>
    private const int More = 40;

    /// <summary>How many pages' worth of entries each query reads: the first is enough unless many people boost the same posts.</summary>
    private static readonly int[] Reaches = [1, 4, 16];

    public async ValueTask<Page<ShownPost>> RunAsync(AccountId viewer, PageWindow window, CancellationToken ct)
    {
        var home = await timelines.FindAsync(FeedKey.Home(viewer), ct);
        var page = await FromMemoryAsync(home, window, ct);
        timelines.CountRead(page is not null);
        return page ?? await FromDatabaseAsync(home, window, ct);
    }

    /// <summary>Null if the page reaches beyond what is in memory.</summary>
    private async ValueTask<Page<ShownPost>?> FromMemoryAsync(Timeline home, PageWindow window, CancellationToken ct)
    {
        var (page, buffer) = (new FillingPage(window), new long[window.Limit]);
        for (var further = 0; !page.IsDone; buffer = new long[Next(page, further++)])
        {
            if (home.Read(page.Above, page.Below, page.IsOldestFirst, buffer) is not { } taken) return null;
            var shown = await posts.ShowAsync(home.Viewer, AsIds(buffer.AsSpan(0, taken)), FilterContext.Home, ct);
            page.Add(buffer.AsSpan(0, taken), shown, ended: taken < buffer.Length);
        }
        return page.ToPage();
    }

    /// <summary>If so many people boost the same posts that the page stays short even so, the next page continues from there.</summary>
    private async Task<Page<ShownPost>> FromDatabaseAsync(Timeline home, PageWindow window, CancellationToken ct)
    {
        var (page, sql) = (new FillingPage(window), window.MinId is null ? HomeSql.NewestFirst : HomeSql.OldestFirst);
        foreach (var reach in Reaches.TakeWhile(_ => !page.IsDone))
        {
            var args = new { viewer = home.Viewer.Id.Value, page.Above, page.Below, Limit = (reach * window.Limit) + 1 };
            var ids = (await database.ReadAsync(db => db.QueryAsync<long>(sql, args), ct)).ToArray();
            var shown = await posts.ShowAsync(home.Viewer, AsIds(ids), FilterContext.Home, ct);
            page.Add(ids, shown, ended: ids.Length < args.Limit);
        }
        return page.ToPage();
    }

    /// <summary>
    /// How many entries to read next. A full page usually ends here, so one is read to see. One that has space left, because some were
    /// hidden from the reader or repeat others, is usually filled by a few. If not, each further read is longer.
    /// </summary>
    /// <param name="further">How many there were after the first.</param>
    private static int Next(FillingPage page, int further) =>
        Math.Min(More, (page.IsFull ? 1 : (2 * page.Missing) + 2) << Math.Min(2 * further, 8));

    private static PostId[] AsIds(ReadOnlySpan<long> values)
    {
        var ids = new PostId[values.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = new PostId(values[i]);
        return ids;
    }
}
