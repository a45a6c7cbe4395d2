namespace Canteen.Features.Reading.Live;

/// <summary>
/// The open pages of this node by channel, so that an event that concerns one of ten thousand pages does not have to check them all.
/// </summary>
internal sealed class LiveListeners
{
    private readonly Lock _lock = new();
    private readonly Dictionary<LiveChannel, HashSet<LiveListener>> _at = [];
    private int _open;

    public bool IsEmpty => Volatile.Read(ref _open) == 0;

    public void Add(LiveListener listener)
    {
        lock (_lock)
        {
            _open++;
            foreach (var place in listener.Places)
            {
                if (!_at.TryGetValue(place, out var there)) _at[place] = there = [];
                there.Add(listener);
            }
        }
    }

    public void Remove(LiveListener listener)
    {
        lock (_lock)
        {
            _open--;
            foreach (var place in listener.Places)
            {
                if (_at.TryGetValue(place, out var there) && there.Remove(listener) && there.Count == 0) _at.Remove(place);
            }
        }
    }

    public LiveListener[] At(LiveChannel place)
    {
        lock (_lock) return _at.TryGetValue(place, out var there) ? [.. there] : [];
    }
}
