using Canteen.Core.Timelines;

namespace Canteen.Core.Search;

/// <summary>Tells what comes into a list and what leaves it: of its people and hashtags, and of its searches, each post once.</summary>
public sealed class WatchList(TimelineCache timelines, SearchTail searches, SearchesOfList ofList)
{
    /// <param name="heard">As for <see cref="TimelineCache.WatchAsync"/>.</param>
    /// <param name="missed">Something was missed: whoever listens has to look anew.</param>
    /// <returns>Ends it when disposed.</returns>
    public async Task<IDisposable> RunAsync(
        AccountId owner, Id<PersonalList> list, Action<TimelineNews> heard, Action missed, CancellationToken ct)
    {
        var key = FeedKey.List(owner, list);
        var timeline = await timelines.WatchAsync(key, heard, ct);
        try
        {
            var watch = new SearchWatch(owner, stop => ofList.QueriesAsync(owner, list, stop), heard, missed)
            {
                Where = FilterContext.Home,
                In = key,
            };
            return new Both(timeline, await searches.WatchAsync(watch, ct));
        }
        catch
        {
            timeline.Dispose();
            throw;
        }
    }

    private sealed class Both(IDisposable timeline, IDisposable found) : IDisposable
    {
        public void Dispose()
        {
            timeline.Dispose();
            found.Dispose();
        }
    }
}
