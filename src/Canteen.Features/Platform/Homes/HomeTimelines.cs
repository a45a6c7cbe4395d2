using System.Diagnostics.Metrics;
using Canteen.Features.Platform.Memory;
using Canteen.Features.Platform.Viewers;
using Canteen.Storage;

namespace Canteen.Features.Platform.Homes;

/// <summary>
/// The home timelines of the people active on this node, kept in memory. Built by one bounded query when somebody is read or watched, kept
/// true by the log; when somebody is followed in another way, what they said before is read again at the next read.
/// </summary>
public sealed class HomeTimelines : ILiveTail
{
    private readonly ViewerCache _viewers;
    private readonly HomeIndex _index;
    private readonly HomeDelivery _delivery;
    private readonly HomeBuilder _builder;
    private readonly EventRecord<DomainEvent> _record;
    private readonly Dictionary<AccountId, Task<Home>> _building = [];
    private readonly long _budget;
    private readonly HomeMeter _meter;
    private readonly TimeProvider _clock;
    private int _forgotten, _epoch;

    public HomeTimelines(Database database, ViewerCache viewers, CanteenSettings settings, IMeterFactory meters, TimeProvider clock)
    {
        (_viewers, _index) = (viewers, new HomeIndex(viewers.Release));
        _meter = new HomeMeter(meters, _index);
        _clock = clock;
        _delivery = new HomeDelivery(_index);
        _builder = new HomeBuilder(database);
        _record = new EventRecord<DomainEvent>(_index.Lock);
        _budget = settings.TimelinesMegabytes * 1024L * 1024;
    }

    /// <summary>The home of somebody; built when it is not in memory.</summary>
    public async ValueTask<Home> FindAsync(AccountId viewer, CancellationToken ct) => Known(viewer) ?? await Building(viewer).WaitAsync(ct);

    /// <summary>How many are in memory.</summary>
    public int Count => _index.Count;

    /// <summary>What all homes and their viewers take, in bytes.</summary>
    public long Bytes => _index.Bytes;

    /// <summary>Counts a page that was read.</summary>
    internal void CountRead(bool fromMemory) => _meter.Read(fromMemory);

    /// <summary>Tells what comes into the home timeline of <paramref name="viewer"/> and what leaves it, until disposed.</summary>
    /// <param name="heard">Runs on the thread that serves everybody: it must not wait. It may be called before this returns.</param>
    public async Task<IDisposable> WatchAsync(AccountId viewer, Action<HomeNews> heard, CancellationToken ct)
    {
        // It listens before it looks: what is watched does not have to make room.
        _index.Watch(viewer, heard);
        var watch = new HomeWatch(() => _index.Unwatch(viewer, heard));
        try
        {
            await FindAsync(viewer, ct);
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
            case PostPublished e: Deliver(HomeEntry.Of(e)); break;
            case PostBoosted e: Deliver(HomeEntry.Of(e)); break;
            case PostUnboosted e: _delivery.TellLeft(e.By, e.Boost, onlyWhereHeld: false); break;
            case PostDeleted e: TellGone(e); break;
            case BoostsEnded e: foreach (var (boost, by) in e.Boosts) _delivery.TellLeft(by, boost, onlyWhereHeld: false); break;
            case AccountFollowed e: Change(e.Follower, e.Followee); break;
            case FollowChanged e: Change(e.Follower, e.Followee); break;
            case AccountUnfollowed e: Change(e.Follower, e.Followee); break;
        }
    }

    /// <summary>All homes go; those that are watched are built again.</summary>
    public void Forget()
    {
        Volatile.Write(ref _epoch, _viewers.Epoch);
        Interlocked.Increment(ref _forgotten);
        foreach (var viewer in _index.Viewers) Renew(viewer);
    }

    private void Deliver(HomeEntry entry)
    {
        _meter.Delivered(_delivery.Deliver(entry));
        _index.MakeRoom(_budget);
    }

    /// <summary>Of a post for a few people only, the others should not even learn that it was there.</summary>
    private void TellGone(PostDeleted gone) =>
        _delivery.TellLeft(gone.Author, gone.Post, onlyWhereHeld: gone.Visibility is null or Visibility.Mentioned);

    private Home? Known(AccountId viewer) => _index.Find(viewer) is { IsTrue: true } home ? home : null;

    private void Change(AccountId viewer, AccountId whom)
    {
        if (_index.Find(viewer) is { } home) _index.Change(home, whom);
    }

    /// <summary>Drops a home that is no longer true. One that somebody watches is built again at once, and misses nothing in between.</summary>
    private void Renew(AccountId viewer)
    {
        lock (_index.Lock)
        {
            if (_index.Find(viewer) is { } home) _index.Drop(home);
            if (_index.WatchesOf(viewer) is not null) _ = Building(viewer);
        }
    }

    private Task<Home> Building(AccountId viewer)
    {
        lock (_index.Lock)
        {
            if (Known(viewer) is { } known) return Task.FromResult(known);
            if (_building.TryGetValue(viewer, out var building)) return building;
            if (_index.Find(viewer) is { Viewer.IsStale: false } behind) return _building[viewer] = Task.Run(() => AmendAsync(behind));
            if (_index.Find(viewer) is { } stale) _index.Drop(stale);
            // It records from this very moment: who watches is told of everything that comes from now on.
            var recording = _record.Begin();
            return _building[viewer] = Task.Run(() => BuildAsync(viewer, recording));
        }
    }

    /// <summary>Reads again what the people said before whom the viewer now follows in another way. What they say meanwhile comes by itself.</summary>
    private async Task<Home> AmendAsync(Home home)
    {
        try
        {
            while (!home.IsOver && home.Behind is { Count: > 0 } changed)
            {
                var people = changed.Select(c => c.Account);
                var amendment = await _builder.ReadAmendmentAsync(home.Viewer.Id, people, _index.FloorOf(home), CancellationToken.None);
                lock (_index.Lock)
                {
                    if (home.IsOver) break;
                    _index.Amend(home, amendment);
                    home.CaughtUp(changed);
                }
            }
        }
        finally
        {
            lock (_index.Lock) _building.Remove(home.Viewer.Id);
        }
        return Known(home.Viewer.Id) ?? await Building(home.Viewer.Id);
    }

    private async Task<Home> BuildAsync(AccountId viewer, EventRecord<DomainEvent>.Recording recording)
    {
        try
        {
            while (true)
            {
                var (from, forgotten) = (recording.Last, Volatile.Read(ref _forgotten));
                var known = _viewers.Find(viewer);
                using var load = known is null ? _viewers.Begin(viewer) : null;
                var (start, person) = await _builder.ReadAsync(viewer, withViewer: load is not null, CancellationToken.None);
                lock (_index.Lock)
                {
                    if (_forgotten != forgotten || from.Later.Any(e => ChangesSources(e, viewer))) continue;
                    // What was known may have had to make room meanwhile.
                    var held = load is not null ? _viewers.Install(load, person!, held: true) : _viewers.TryHold(known!) ? known : null;
                    if (held is not null) return Install(new Home(held, _index.Rings, start), start, recording);
                }
            }
        }
        catch
        {
            lock (_index.Lock) _building.Remove(viewer);
            _ = TryAgainAsync(viewer);
            throw;
        }
        finally
        {
            recording.Dispose();
        }
    }

    /// <summary>Who watches does not ask again, as readers do.</summary>
    private async Task TryAgainAsync(AccountId viewer)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), _clock);
        if (_index.WatchesOf(viewer) is not null) _ = Building(viewer);
    }

    private Home Install(Home home, HomeStart start, EventRecord<DomainEvent>.Recording recording)
    {
        _index.Install(home, start.Ids);
        foreach (var missed in recording.Start.Later)
        {
            if (missed is PostPublished post) _delivery.CatchUp(home, HomeEntry.Of(post));
            if (missed is PostBoosted boost) _delivery.CatchUp(home, HomeEntry.Of(boost));
        }
        _index.MakeRoom(_budget);
        _building.Remove(home.Viewer.Id);
        return home;
    }

    private static bool ChangesSources(DomainEvent happened, AccountId viewer) => ViewerChange.Of(happened) is FollowTurned turned && turned.Whose == viewer;

    private sealed class HomeWatch(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
