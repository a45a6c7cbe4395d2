namespace Canteen.Core.Caching;

/// <summary>
/// What the log said while something was being read. Who reads the database after they began to record has missed nothing: what the log had
/// told before is in what they read, what is told after is in the record, and what is in both does no harm twice. Each event holds only the
/// next, so what nobody waits for any more is let go, also where there is never a moment in which nobody reads.
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

/// <param name="happened">Null before the first.</param>
internal sealed class BufferedEvent<T>(T? happened) where T : class
{
    public T? Happened => happened;
    public BufferedEvent<T>? Next { get; set; }

    /// <summary>To be read under the guard.</summary>
    public IEnumerable<T> Later
    {
        get
        {
            for (var at = Next; at is not null; at = at.Next) yield return at.Happened!;
        }
    }
}
