using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Timelines;

/// <summary>
/// Brings timelines into memory and keeps them true of people who are followed in another way, each on one thread at a time. What happens
/// meanwhile is recorded and added.
/// </summary>
internal sealed class TimelineBuilder(
    TimelineIndex index, TimelineDelivery delivery, ViewerCache viewers, Database database, TimeProvider clock)
{
    private readonly TimelineReader _reader = new(database, viewers.Reader);
    private readonly EventBuffer<DomainEvent> _record = new(index.Lock);
    private readonly Dictionary<FeedKey, Task<Timeline>> _building = [];
    private int _forgotten;

    /// <summary>To be told of everything, before it is delivered.</summary>
    public void Hear(DomainEvent happened) => _record.Hear(happened);

    /// <summary>What is being read now is not true any more.</summary>
    public void Forget() => Interlocked.Increment(ref _forgotten);

    public Task<Timeline> BuildAsync(FeedKey key)
    {
        lock (index.Lock)
        {
            if (index.Find(key) is { IsTrue: true } known) return Task.FromResult(known);
            if (_building.TryGetValue(key, out var building)) return building;
            if (index.Find(key) is { Viewer.IsStale: true } stale) index.Drop(stale);
            // It records from this very moment: who watches is told of everything that comes from now on.
            var recording = _record.Begin();
            return _building[key] = Task.Run(() => BuildAsync(key, recording));
        }
    }

    private async Task<Timeline> BuildAsync(FeedKey key, EventBuffer<DomainEvent>.Recording recording)
    {
        try
        {
            while (true)
            {
                var here = index.Find(key);
                var built = here is { Viewer.IsStale: false } ? await AmendAsync(here) : await ReadAsync(key, recording);
                if (built is not null) return built;
            }
        }
        catch
        {
            lock (index.Lock) _building.Remove(key);
            _ = TryAgainAsync(key);
            throw;
        }
        finally
        {
            recording.Dispose();
        }
    }

    /// <summary>
    /// Reads again what the people said before whom the viewer now follows in another way. What they say meanwhile comes by itself.
    /// </summary>
    /// <returns>Null where it has to be looked at once more.</returns>
    private async Task<Timeline?> AmendAsync(Timeline timeline)
    {
        var changed = timeline.Behind;
        var people = changed.Select(c => c.Account);
        var amendment = await _reader.ReadAmendmentAsync(timeline.Key, people, index.FloorOf(timeline), CancellationToken.None);
        lock (index.Lock)
        {
            if (timeline.IsOver) return null;
            index.Amend(timeline, amendment);
            timeline.CaughtUp(changed);
            if (!timeline.IsTrue) return null;
            _building.Remove(timeline.Key);
            return timeline;
        }
    }

    /// <returns>Null where it has to be looked at once more.</returns>
    private async Task<Timeline?> ReadAsync(FeedKey key, EventBuffer<DomainEvent>.Recording recording)
    {
        var (from, forgotten) = (recording.Last, Volatile.Read(ref _forgotten));
        var known = viewers.Find(key.Viewer);
        using var load = known is null ? viewers.Begin(key.Viewer) : null;
        var (start, person) = await _reader.ReadAsync(key, known, CancellationToken.None);
        lock (index.Lock)
        {
            if (_forgotten != forgotten || from.Later.Any(e => ChangesSources(e, key))) return null;
            // What was known may have had to make room meanwhile.
            var held = load is not null ? viewers.Install(load, person!, held: true) : viewers.TryHold(known!) ? known : null;
            return held is null ? null : Install(new Timeline(key, held, index.RingBuffers, start), start, recording);
        }
    }

    /// <summary>Who watches does not ask again, as readers do.</summary>
    private async Task TryAgainAsync(FeedKey key)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), clock);
        if (index.WatchesOf(key) is not null) _ = BuildAsync(key);
    }

    private Timeline Install(Timeline timeline, TimelineStart start, EventBuffer<DomainEvent>.Recording recording)
    {
        index.Install(timeline, start.Ids);
        foreach (var missed in recording.Start.Later)
        {
            if (missed is PostPublished post) delivery.CatchUp(timeline, TimelineEntry.Of(post));
            if (missed is PostBoosted boost) delivery.CatchUp(timeline, TimelineEntry.Of(boost));
        }
        index.MakeRoom();
        _building.Remove(timeline.Key);
        return timeline;
    }

    private static bool ChangesSources(DomainEvent happened, FeedKey key) =>
        happened is PostEdited { MovesByTag: true } or TagAliasesChanged || (happened is ListsChanged lists && lists.Owner == key.Viewer)
        || ViewerChange.Of(happened).Any(
            change => change is FollowChange or ReloadChange && change.Whose == key.Viewer);
}
