using Canteen.Core.Caching;
using Canteen.Core.Filters;
using Canteen.Storage;
using System.Diagnostics.Metrics;

namespace Canteen.Core.Viewers;

/// <summary>
/// The people who read on this node, each with what decides what they see. Read from the database when first asked for, kept true by the
/// log, and the least recently used removed when they take too much memory.
/// </summary>
public sealed class ViewerCache : IInvalidationTail
{
    private readonly Database _database;
    private readonly ViewerStore _store;
    private readonly Lock _lock;
    private readonly EventBuffer<ViewerChange> _record;
    private readonly Dictionary<AccountId, Task<Viewer>> _loading = [];
    private int _epoch;

    public ViewerCache(Database database, ViewerReader reader, FilterCache filters, CanteenSettings settings, IMeterFactory meters)
    {
        (_database, Reader, Filters, _store) = (database, reader, filters, new ViewerStore(settings.ViewersMegabytes * 1024L * 1024));
        (_lock, _record) = (_store.Lock, new EventBuffer<ViewerChange>(_store.Lock));
        ViewerMeter.Watch(meters, this);
    }

    /// <summary>How many are in memory.</summary>
    public int Count => _store.Count;

    /// <summary>The bytes of those that no timeline uses.</summary>
    public long Bytes => _store.Bytes;

    /// <summary>Changes whenever everybody was forgotten.</summary>
    internal int Epoch => Volatile.Read(ref _epoch);

    /// <summary>A viewer as they are now; read from the database when they are not in memory.</summary>
    public async ValueTask<Viewer> FindAsync(AccountId id, CancellationToken ct) => Find(id) ?? await Loading(id).WaitAsync(ct);

    public IReadOnlyCollection<Type> HearsAtOnce { get; } = [typeof(AccountUnfollowed), typeof(AccountBlocked), typeof(DomainBlocked)];

    public void Hear(LoggedEvent happened)
    {
        var changes = ViewerChange.Of(happened.Event);
        if (changes.Count == 0) return;
        lock (_lock)
        {
            foreach (var change in changes)
            {
                _record.Hear(change);
                _store.Apply(change);
            }
        }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _epoch++;
            _store.Clear();
        }
    }

    internal ViewerReader Reader { get; }

    /// <summary>What they filter; read when their posts are.</summary>
    internal FilterCache Filters { get; }

    /// <summary>Null for somebody who is not in memory.</summary>
    public Viewer? Find(AccountId id) => _store.Find(id);

    /// <summary>Keeps a viewer in memory until released. Whoever holds it counts its bytes as their own.</summary>
    /// <returns>False for a viewer that is no longer in memory.</returns>
    internal bool TryHold(Viewer viewer) => _store.TryHold(viewer);

    internal void Release(Viewer viewer) => _store.Release(viewer);

    /// <summary>Must be called before the database is asked for a viewer's initial state.</summary>
    internal ViewerLoad Begin(AccountId id)
    {
        lock (_lock) return new ViewerLoad(id, _record.Begin(), _epoch);
    }

    /// <summary>Puts what was read into memory, unless it is there already, and applies what happened meanwhile.</summary>
    /// <param name="held">Whether the viewer is held, as after <see cref="TryHold"/>.</param>
    /// <returns>Null when everybody was forgotten meanwhile, or this viewer: then it has to be read anew.</returns>
    internal Viewer? Install(ViewerLoad load, ViewerStart start, bool held)
    {
        lock (_lock)
        {
            if (load.Epoch != _epoch || load.Missed.Any(missed => missed is ReloadChange or ListChange or TagGroupsChange)) return null;
            if (Find(load.Whose) is { } known && (!held || TryHold(known))) return known;
            var viewer = new Viewer(load.Whose, start);
            foreach (var missed in load.Missed) viewer.Apply(missed);
            _store.Add(viewer, held);
            return viewer;
        }
    }

    private Task<Viewer> Loading(AccountId id)
    {
        lock (_lock)
        {
            if (Find(id) is { } known) return Task.FromResult(known);
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
                var start = await _database.ReadAsync(db => Reader.ReadAsync(db, id), CancellationToken.None);
                // Whoever shows a post to many people must not have to read the filters of each.
                await Filters.FindAsync(id, CancellationToken.None);
                lock (_lock)
                {
                    if (Install(load, start, held: false) is not { } viewer) continue;
                    // Later callers must not get this result from here: if it was removed from memory at once, the log does not keep it
                    // true from now on.
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
}
