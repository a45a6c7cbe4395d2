using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Canteen.Features.Platform.Memory;
using Canteen.Storage;

namespace Canteen.Features.Platform.Viewers;

/// <summary>
/// The people who read on this node, each as what decides what they see. Read from the database when first asked for, kept true by the log,
/// and the least used let go when they take too much memory. Those with a timeline in memory stay with it, and are paid for there.
/// </summary>
public sealed class ViewerCache : ILiveTail
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<long, Viewer> _viewers = new();
    private readonly Dictionary<AccountId, Task<Viewer>> _loading = [];
    private readonly EventRecord<ViewerChange> _record;
    private readonly Queue<Viewer> _loose = [];
    private readonly Database _database;
    private readonly long _budget;
    private long _bytes;
    private int _epoch;

    public ViewerCache(Database database, CanteenSettings settings, IMeterFactory meters)
    {
        (_database, _budget) = (database, settings.ViewersMegabytes * 1024L * 1024);
        _record = new EventRecord<ViewerChange>(_lock);
        ViewerMeter.Watch(meters, this);
    }

    /// <summary>How many are in memory.</summary>
    public int Count => _viewers.Count;

    /// <summary>What those take that no timeline stands on, in bytes.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Another one whenever everybody was forgotten.</summary>
    internal int Epoch => Volatile.Read(ref _epoch);

    /// <summary>Somebody as they are now; read when they are not in memory.</summary>
    public async ValueTask<Viewer> FindAsync(AccountId id, CancellationToken ct) => Find(id) ?? await Loading(id).WaitAsync(ct);

    public void Hear(LoggedEvent happened)
    {
        if (ViewerChange.Of(happened.Event) is not { } change) return;
        lock (_lock)
        {
            _record.Hear(change);
            if (!_viewers.TryGetValue(change.Whose.Value, out var viewer)) return;
            var before = viewer.Bytes;
            viewer.Apply(change);
            if (viewer.Holders == 0) Weigh(viewer.Bytes - before);
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _epoch++;
            foreach (var viewer in _viewers.Values) viewer.IsStale = true;
            _viewers.Clear();
            _loose.Clear();
            _bytes = 0;
        }
    }

    /// <summary>Null for somebody who is not in memory.</summary>
    internal Viewer? Find(AccountId id)
    {
        if (!_viewers.TryGetValue(id.Value, out var viewer)) return null;
        viewer.Used = true;
        return viewer;
    }

    /// <summary>To be called before the database is asked for what a viewer begins with.</summary>
    internal ViewerLoad Begin(AccountId id)
    {
        lock (_lock) return new ViewerLoad(id, _record.Begin(), _epoch);
    }

    /// <summary>Takes what was read into memory, unless it is there already, and adds what happened meanwhile.</summary>
    /// <param name="held">As after <see cref="TryHold"/>.</param>
    /// <returns>Null where everybody was forgotten meanwhile: then it has to be read anew.</returns>
    internal Viewer? Install(ViewerLoad load, ViewerStart start, bool held)
    {
        lock (_lock)
        {
            if (load.Epoch != _epoch) return null;
            var viewer = _viewers.GetValueOrDefault(load.Whose.Value) ?? Add(load, start);
            if (held) TryHold(viewer);
            Weigh(0);
            return viewer;
        }
    }

    /// <summary>Keeps a viewer in memory until released; whoever does this counts the bytes as their own.</summary>
    /// <returns>False for one that is not in memory any more.</returns>
    internal bool TryHold(Viewer viewer)
    {
        lock (_lock)
        {
            if (viewer.IsStale) return false;
            if (viewer.Holders++ == 0) _bytes -= viewer.Bytes;
            return true;
        }
    }

    internal void Release(Viewer viewer)
    {
        lock (_lock)
        {
            if (--viewer.Holders > 0 || viewer.IsStale) return;
            viewer.Used = true;
            Loosen(viewer);
            Weigh(viewer.Bytes);
        }
    }

    private Task<Viewer> Loading(AccountId id)
    {
        lock (_lock)
        {
            if (_viewers.TryGetValue(id.Value, out var known)) return Task.FromResult(known);
            if (_loading.TryGetValue(id, out var loading)) return loading;
            return _loading[id] = Task.Run(() => LoadAsync(id));
        }
    }

    private async Task<Viewer> LoadAsync(AccountId id)
    {
        try
        {
            while (true)
            {
                using var load = Begin(id);
                var start = await _database.ReadAsync(db => ViewerReader.ReadAsync(db, id), CancellationToken.None);
                lock (_lock)
                {
                    if (Install(load, start, held: false) is not { } viewer) continue;
                    // Nobody may come upon it here who comes later: if it had to go at once, it is true no longer than until now.
                    _loading.Remove(id);
                    return viewer;
                }
            }
        }
        catch
        {
            lock (_lock) _loading.Remove(id);
            throw;
        }
    }

    private Viewer Add(ViewerLoad load, ViewerStart start)
    {
        var viewer = new Viewer(load.Whose, start);
        foreach (var missed in load.Missed) viewer.Apply(missed);
        _viewers[viewer.Id.Value] = viewer;
        _bytes += viewer.Bytes;
        Loosen(viewer);
        return viewer;
    }

    private void Loosen(Viewer viewer)
    {
        if (viewer.IsQueued) return;
        viewer.IsQueued = true;
        _loose.Enqueue(viewer);
    }

    /// <summary>Counts bytes that came, and lets go of viewers until the rest fits: who was used since the last round stays for another.</summary>
    private void Weigh(int more)
    {
        _bytes += more;
        if (_bytes <= _budget) return;
        for (var looked = 2 * _loose.Count; looked > 0 && _bytes > _budget * 9 / 10; looked--)
        {
            var viewer = _loose.Dequeue();
            viewer.IsQueued = false;
            if (viewer.Holders > 0) continue;
            if (!viewer.Used) Drop(viewer);
            else Loosen(viewer);
            viewer.Used = false;
        }
    }

    private void Drop(Viewer viewer)
    {
        viewer.IsStale = true;
        _viewers.TryRemove(viewer.Id.Value, out _);
        _bytes -= viewer.Bytes;
    }
}
