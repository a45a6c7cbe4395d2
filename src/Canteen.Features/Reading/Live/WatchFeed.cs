using Canteen.Core.Search;
using Canteen.Core.Timelines;

namespace Canteen.Features.Reading.Live;

/// <summary>Lets a page hear what comes into the viewer's own timeline that it shows: home, a list, or what a search finds.</summary>
public sealed class WatchFeed(LiveTail tail, TimelineCache timelines, SearchTail searches, WatchList lists)
{
    /// <returns>Ends it when disposed; null where the page shows none of these.</returns>
    public async Task<IDisposable?> RunAsync(LiveListener page, CancellationToken ct)
    {
        if (page.Viewer is not { } viewer) return null;
        if (page.List is { } list) return await lists.RunAsync(viewer, list, Hear, page.LookAgain, ct);
        if (page.Timeline is { } key) return await timelines.WatchAsync(key, Hear, ct);
        if (page.Search is not { } query) return null;
        IReadOnlyList<SearchQuery> queries = [query];
        return await searches.WatchAsync(new(viewer, _ => new(queries), Hear, page.LookAgain), ct);

        void Hear(TimelineNews news) => tail.HearTimeline(page, news);
    }
}
