namespace Canteen.Core.Caching;

/// <summary>
/// Records what the log says while something is being read. A reader that begins a recording before it queries the database misses nothing:
/// earlier events are in what it reads, later ones in the recording, and an event that is in both does no harm. Each event refers only to
/// the next one, so events that no recording needs are garbage collected, even when there is never a moment without a reader.
/// </summary>
internal sealed class EventBuffer<T>(Lock guard) where T : class
{
    private readonly Lock _guard = guard;
    private BufferedEvent<T> _last = new(null);
    private int _recordings;

    public void Hear(T happened)
    {
        lock (_guard)
        {
            if (_recordings > 0) _last = _last.Next = new BufferedEvent<T>(happened);
        }
    }

    public Recording Begin()
    {
        lock (_guard)
        {
            _recordings++;
            return new Recording(this, _last);
        }
    }

    private void End()
    {
        lock (_guard) _recordings--;
    }

    public sealed class Recording(EventBuffer<T> record, BufferedEvent<T> start) : IDisposable
    {
        public BufferedEvent<T> Start => start;

        public BufferedEvent<T> Last
        {
            get
            {
                lock (record._guard) return record._last;
            }
        }

        public void Dispose() => record.End();
    }
}

/// <param name="happened">Null before the first event.</param>
internal sealed class BufferedEvent<T>(T? happened) where T : class
{
    public T? Happened => happened;
    public BufferedEvent<T>? Next { get; set; }

    /// <summary>Must be read under the guard.</summary>
    public IEnumerable<T> Later
    {
        get
        {
            for (var at = Next; at is not null; at = at.Next) yield return at.Happened!;
        }
    }
}
