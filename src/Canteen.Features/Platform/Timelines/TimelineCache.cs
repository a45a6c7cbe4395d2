using System.Diagnostics.Metrics;
using Canteen.Features.Platform.Memory;
using Canteen.Features.Platform.Viewers;
using Canteen.Storage;

namespace Canteen.Features.Platform.Timelines;

/// <summary>
/// The timelines of the people active on this node, kept in memory. Built by one bounded query when they are read or watched, kept
/// true by the log; when somebody is followed in another way, what they said before is read again at the next read.
/// </summary>
public sealed class TimelineCache : ILiveTail
{
    private readonly ViewerCache _viewers;
    private readonly TimelineIndex _index;
    private readonly TimelineDelivery _delivery;
    private readonly TimelineBuilder _builder;
    private readonly EventRecord<DomainEvent> _record;
    private readonly Dictionary<FeedKey, Task<Timeline>> _building = [];
    private readonly long _budget;
    private readonly TimelineMeter _meter;
    private readonly TimeProvider _clock;
    private int _forgotten, _epoch;

    public TimelineCache(Database database, ViewerCache viewers, CanteenSettings settings, IMeterFactory meters, TimeProvider clock)
    {
        (_viewers, _index) = (viewers, new TimelineIndex(viewers.Release));
        _meter = new TimelineMeter(meters, _index);
        _clock = clock;
        _delivery = new TimelineDelivery(_index);
        _builder = new TimelineBuilder(database);
        _record = new EventRecord<DomainEvent>(_index.Lock);
        _budget = settings.TimelinesMegabytes * 1024L * 1024;
    }

    /// <summary>Built when it is not in memory.</summary>
    public async ValueTask<Timeline> FindAsync(FeedKey key, CancellationToken ct) => Known(key) ?? await Building(key).WaitAsync(ct);

    /// <summary>How many are in memory.</summary>
    public int Count => _index.Count;

    /// <summary>What they and their viewers take, in bytes.</summary>
    public long Bytes => _index.Bytes;

    /// <summary>Counts a page that was read.</summary>
    internal void CountRead(bool fromMemory) => _meter.Read(fromMemory);

    /// <summary>Tells what comes into a timeline and what leaves it, until disposed.</summary>
    /// <param name="heard">Runs on the thread that serves everybody: it must not wait. It may be called before this returns.</param>
    public async Task<IDisposable> WatchAsync(FeedKey key, Action<TimelineNews> heard, CancellationToken ct)
    {
        // It listens before it looks: what is watched does not have to make room.
        _index.Watch(key, heard);
        var watch = new Watch(() => _index.Unwatch(key, heard));
        try
        {
            await FindAsync(key, ct);
        }
        catch
        {
            watch.Dispose();
            throw;
        }
        return watch;
    }

    /// <summary>After the <see cref="ViewerCache"/> has heard it.</summary>
    public void Hear(LoggedEvent happened)
    {
        if (_viewers.Epoch != Volatile.Read(ref _epoch)) Forget();
        _record.Hear(happened.Event);
        switch (happened.Event)
        {
            case PostPublished e: Deliver(TimelineEntry.Of(e)); break;
            case PostBoosted e: Deliver(TimelineEntry.Of(e)); break;
            case PostUnboosted e: _delivery.TellLeft(e.By, e.Boost, onlyWhereHeld: false); break;
            case PostDeleted e: TellGone(e); break;
            case BoostsEnded e: foreach (var (boost, by) in e.Boosts) _delivery.TellLeft(by, boost, onlyWhereHeld: false); break;
            case AccountFollowed e: Change(e.Follower, e.Followee); break;
            case FollowChanged e: Change(e.Follower, e.Followee); break;
            case AccountUnfollowed e: Change(e.Follower, e.Followee); break;
        }
    }

    /// <summary>All go; those that are watched are built again.</summary>
    public void Forget()
    {
        Volatile.Write(ref _epoch, _viewers.Epoch);
        Interlocked.Increment(ref _forgotten);
        foreach (var key in _index.Keys) Renew(key);
    }

    private void Deliver(TimelineEntry entry)
    {
        _meter.Delivered(_delivery.Deliver(entry));
        _index.MakeRoom(_budget);
    }

    /// <summary>Of a post for a few people only, the others should not even learn that it was there.</summary>
    private void TellGone(PostDeleted gone) =>
        _delivery.TellLeft(gone.Author, gone.Post, onlyWhereHeld: gone.Visibility is null or Visibility.Mentioned);

    private Timeline? Known(FeedKey key) => _index.Find(key) is { IsTrue: true } timeline ? timeline : null;

    private void Change(AccountId viewer, AccountId whom)
    {
        if (_index.Find(FeedKey.Home(viewer)) is { } home) _index.Change(home, whom);
    }

    /// <summary>Drops a timeline that is no longer true. One that somebody watches is built again at once, and misses nothing in between.</summary>
    private void Renew(FeedKey key)
    {
        lock (_index.Lock)
        {
            if (_index.Find(key) is { } timeline) _index.Drop(timeline);
            if (_index.WatchesOf(key) is not null) _ = Building(key);
        }
    }

    private Task<Timeline> Building(FeedKey key)
    {
        lock (_index.Lock)
        {
            if (Known(key) is { } known) return Task.FromResult(known);
            if (_building.TryGetValue(key, out var building)) return building;
            if (_index.Find(key) is { Viewer.IsStale: true } stale) _index.Drop(stale);
            // It records from this very moment: who watches is told of everything that comes from now on.
            var recording = _record.Begin();
            return _building[key] = Task.Run(() => BuildAsync(key, recording));
        }
    }

    private async Task<Timeline> BuildAsync(FeedKey key, EventRecord<DomainEvent>.Recording recording)
    {
        try
        {
            while (true)
            {
                var here = _index.Find(key);
                var built = here is { Viewer.IsStale: false } ? await AmendAsync(here) : await ReadAsync(key, recording);
                if (built is not null) return built;
            }
        }
        catch
        {
            lock (_index.Lock) _building.Remove(key);
            _ = TryAgainAsync(key);
            throw;
        }
        finally
        {
            recording.Dispose();
        }
    }

    /// <summary>Reads again what the people said before whom the viewer now follows in another way. What they say meanwhile comes by itself.</summary>
    /// <returns>Null where it has to be looked at once more.</returns>
    private async Task<Timeline?> AmendAsync(Timeline timeline)
    {
        var changed = timeline.Behind;
        var people = changed.Select(c => c.Account);
        var amendment = await _builder.ReadAmendmentAsync(timeline.Key.Viewer, people, _index.FloorOf(timeline), CancellationToken.None);
        lock (_index.Lock)
        {
            if (timeline.IsOver) return null;
            _index.Amend(timeline, amendment);
            timeline.CaughtUp(changed);
            if (!timeline.IsTrue) return null;
            _building.Remove(timeline.Key);
            return timeline;
        }
    }

    /// <returns>Null where it has to be looked at once more.</returns>
    private async Task<Timeline?> ReadAsync(FeedKey key, EventRecord<DomainEvent>.Recording recording)
    {
        var (from, forgotten) = (recording.Last, Volatile.Read(ref _forgotten));
        var known = _viewers.Find(key.Viewer);
        using var load = known is null ? _viewers.Begin(key.Viewer) : null;
        var (start, person) = await _builder.ReadAsync(key, withViewer: load is not null, CancellationToken.None);
        lock (_index.Lock)
        {
            if (_forgotten != forgotten || from.Later.Any(e => ChangesSources(e, key.Viewer))) return null;
            // What was known may have had to make room meanwhile.
            var held = load is not null ? _viewers.Install(load, person!, held: true) : _viewers.TryHold(known!) ? known : null;
            return held is null ? null : Install(new Timeline(key, held, _index.Rings, start), start, recording);
        }
    }

    /// <summary>Who watches does not ask again, as readers do.</summary>
    private async Task TryAgainAsync(FeedKey key)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), _clock);
        if (_index.WatchesOf(key) is not null) _ = Building(key);
    }

    private Timeline Install(Timeline timeline, TimelineStart start, EventRecord<DomainEvent>.Recording recording)
    {
        _index.Install(timeline, start.Ids);
        foreach (var missed in recording.Start.Later)
        {
            if (missed is PostPublished post) _delivery.CatchUp(timeline, TimelineEntry.Of(post));
            if (missed is PostBoosted boost) _delivery.CatchUp(timeline, TimelineEntry.Of(boost));
        }
        _index.MakeRoom(_budget);
        _building.Remove(timeline.Key);
        return timeline;
    }

    private static bool ChangesSources(DomainEvent happened, AccountId viewer) => ViewerChange.Of(happened) is FollowTurned turned && turned.Whose == viewer;

    private sealed class Watch(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
