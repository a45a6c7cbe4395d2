using System.Collections.Concurrent;

namespace Canteen.Core.Viewers;

/// <summary>
/// The viewers in memory. There is a budget for those that no timeline uses: of these the least recently used are removed first. The others
/// stay, because their timelines would not hear whom they follow; their bytes count towards the timelines.
/// </summary>
internal sealed class ViewerStore(long budget)
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<long, Viewer> _viewers = new();
    private readonly Queue<Viewer> _loose = [];
    private long _bytes;

    /// <summary>For callers that must do several things together.</summary>
    public Lock Lock => _lock;

    public int Count => _viewers.Count;

    /// <summary>The bytes of the viewers to which the budget applies.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public Viewer? Find(AccountId id)
    {
        if (!_viewers.TryGetValue(id.Value, out var viewer)) return null;
        viewer.Used = true;
        return viewer;
    }

    /// <summary>A viewer that is not held may be removed at once.</summary>
    public void Add(Viewer viewer, bool held)
    {
        lock (_lock)
        {
            _viewers[viewer.Id.Value] = viewer;
            viewer.Holders = held ? 1 : 0;
            if (!held) Loosen(viewer);
        }
    }

    public void Apply(ViewerChange change)
    {
        lock (_lock)
        {
            if (change is TagGroupsChange { Tags: var tags })
            {
                foreach (var follower in _viewers.Values.Where(viewer => viewer.FollowedTags.Any(tags.Contains))) Drop(follower);
                return;
            }
            if (!_viewers.TryGetValue(change.Whose.Value, out var viewer)) return;
            if (change is ReloadChange || (change is ListChange list && viewer.TakesTagsFrom(list.List)))
            {
                Drop(viewer);
                return;
            }
            var before = viewer.Bytes;
            viewer.Apply(change);
            if (viewer.Holders == 0) Weigh(viewer.Bytes - before);
        }
    }

    /// <summary>Keeps a viewer in memory until released.</summary>
    /// <returns>False for a viewer that is no longer in memory.</returns>
    public bool TryHold(Viewer viewer)
    {
        lock (_lock)
        {
            if (viewer.IsStale) return false;
            if (viewer.Holders++ == 0) _bytes -= viewer.Bytes;
            return true;
        }
    }

    public void Release(Viewer viewer)
    {
        lock (_lock)
        {
            if (--viewer.Holders == 0 && !viewer.IsStale) Loosen(viewer);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            foreach (var viewer in _viewers.Values) viewer.IsStale = true;
            _viewers.Clear();
            _loose.Clear();
            _bytes = 0;
        }
    }

    private void Loosen(Viewer viewer)
    {
        viewer.Used = true;
        Enqueue(viewer);
        Weigh(viewer.Bytes);
    }

    private void Enqueue(Viewer viewer)
    {
        if (viewer.IsQueued) return;
        viewer.IsQueued = true;
        _loose.Enqueue(viewer);
    }

    /// <summary>Adds bytes, and makes space for them: a viewer that was used since the last round stays for another.</summary>
    private void Weigh(int more)
    {
        _bytes += more;
        if (_bytes <= budget) return;
        for (var looked = 2 * _loose.Count; looked > 0 && _bytes > budget * 9 / 10; looked--)
        {
            var viewer = _loose.Dequeue();
            viewer.IsQueued = false;
            if (viewer.Holders > 0 || viewer.IsStale) continue;
            if (viewer.Used) Enqueue(viewer);
            else Drop(viewer);
            viewer.Used = false;
        }
    }

    private void Drop(Viewer viewer)
    {
        viewer.IsStale = true;
        _viewers.TryRemove(viewer.Id.Value, out _);
        if (viewer.Holders == 0) _bytes -= viewer.Bytes;
    }
}
