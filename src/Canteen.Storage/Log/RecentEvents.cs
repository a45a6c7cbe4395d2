namespace Canteen.Storage;

/// <summary>
/// The end of the log as the live tails of this node have just read it, without a gap: so that each reaction does not ask the database for
/// what mostly none of them hears.
/// </summary>
internal sealed class RecentEvents
{
    private const int Kept = 2000;

    private readonly Lock _guard = new();
    private readonly Queue<LoggedEvent> _events = new();
    private readonly AsyncSignal _grew = new();
    private LoggedPosition _from;
    private LoggedPosition _to;
    private bool _isOn;

    /// <summary>For waiting until there is more; null while the tails do not run.</summary>
    public Task? Grows
    {
        get
        {
            lock (_guard) return _isOn ? _grew.Next : null;
        }
    }

    public void Start(LoggedPosition at)
    {
        lock (_guard) (_from, _to, _isOn) = (at, at, true);
    }

    public void Stop()
    {
        lock (_guard) _isOn = false;
        _grew.Raise();
    }

    public void Add(LogSlice slice)
    {
        lock (_guard)
        {
            foreach (var happened in slice.Events) _events.Enqueue(happened);
            while (_events.Count > Kept) _from = _events.Dequeue().Position;
            _to = slice.To;
        }
        _grew.Raise();
    }

    /// <returns>Null where it would have to begin earlier than what is kept here.</returns>
    public LogSlice? Read(LoggedPosition after, string[] kinds, int limit)
    {
        lock (_guard)
        {
            if (!_isOn || after < _from) return null;
            if (after >= _to) return new LogSlice([], after, More: false);
            List<LoggedEvent> heard =
                [.. _events.Where(one => one.Position > after && kinds.Contains(one.Event.GetType().Name)).Take(limit)];
            return heard.Count == limit ? new LogSlice(heard, heard[^1].Position, More: true) : new LogSlice(heard, _to, More: false);
        }
    }
}
