using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Core.Timelines;

/// <summary>
/// A page of a home timeline, or of a list's: from memory as far as possible, beyond that with queries. A post that appears more than once
/// on a page (with its boosts) is shown once, where it came first, with who boosted it since, so that there is space for another.
/// </summary>
public sealed class ReadTimeline(TimelineCache timelines, VisiblePosts posts, Database database)
{
    /// <summary>The most for each further read.</summary>
    private const int More = 40;

    /// <summary>How many pages' worth of entries each query reads: the first is enough unless many people boost the same posts.</summary>
    private static readonly int[] Reaches = [1, 4, 16];

    public async ValueTask<Page<ShownPost>> RunAsync(FeedKey key, PageWindow window, CancellationToken ct)
    {
        var timeline = await timelines.FindAsync(key, ct);
        var page = await FromMemoryAsync(timeline, window, ct);
        timelines.CountRead(page is not null);
        return page ?? await FromDatabaseAsync(timeline, window, ct);
    }

    /// <summary>Null if the page reaches beyond what is in memory.</summary>
    private async ValueTask<Page<ShownPost>?> FromMemoryAsync(Timeline timeline, PageWindow window, CancellationToken ct)
    {
        var (page, buffer) = (new FillingPage(window), new long[window.Limit]);
        for (var further = 0; !page.IsDone; buffer = new long[Next(page, further++)])
        {
            if (timeline.Read(page.Above, page.Below, page.IsOldestFirst, buffer) is not { } taken) return null;
            var shown = await posts.ShowAsync(timeline.Viewer, TimelineReader.ToIds(buffer.AsSpan(0, taken)), FilterContext.Home, ct);
            page.Add(buffer.AsSpan(0, taken), shown, ended: taken < buffer.Length);
        }
        return page.ToPage();
    }

    /// <summary>If so many people boost the same posts that the page stays short even so, the next page continues from there.</summary>
    private async Task<Page<ShownPost>> FromDatabaseAsync(Timeline timeline, PageWindow window, CancellationToken ct)
    {
        var page = new FillingPage(window);
        foreach (var reach in Reaches.TakeWhile(_ => !page.IsDone))
        {
            var limit = (reach * window.Limit) + 1;
            var ids = (await database.ReadAsync(db => ReadAsync(db, timeline, page, limit), ct)).ToArray();
            var shown = await posts.ShowAsync(timeline.Viewer, TimelineReader.ToIds(ids), FilterContext.Home, ct);
            page.Add(ids, shown, ended: ids.Length < limit);
        }
        return page.ToPage();
    }

    private static Task<List<long>> ReadAsync(ReadSession db, Timeline timeline, FillingPage page, int limit) =>
        TimelineReader.IdsAsync(
            db, timeline.Key, timeline.Contents, new TimelineReach(page.Above, page.Below, limit, NewestFirst: !page.IsOldestFirst));

    /// <summary>
    /// How many entries to read next. A full page usually ends here, so one is read to see. One that has space left, because some were
    /// hidden from the reader or repeat others, is usually filled by a few. If not, each further read is longer.
    /// </summary>
    /// <param name="further">How many there were after the first.</param>
    private static int Next(FillingPage page, int further) =>
        Math.Min(More, (page.IsFull ? 1 : (2 * page.Missing) + 2) << Math.Min(2 * further, 8));
}
