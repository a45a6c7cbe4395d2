namespace Canteen.Features.Platform.Homes;

/// <summary>
/// What the log said while homes were being built. A home reads the database after it began to record: what the log had told before is in
/// what it read, what is told after is in the record, and what is in both does no harm twice. Each event holds only the next, so what
/// nobody waits for any more is let go, also where there is never a moment in which no home is built.
/// </summary>
internal sealed class EventRecord(Lock guard)
{
    private readonly Lock _guard = guard;
    private RecordedEvent _last = new(null);
    private int _recordings;

    public void Hear(DomainEvent happened)
    {
        lock (_guard)
        {
            if (_recordings > 0) _last = _last.Next = new RecordedEvent(happened);
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

    public sealed class Recording(EventRecord record, RecordedEvent start) : IDisposable
    {
        public RecordedEvent Start => start;

        public RecordedEvent Last
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
internal sealed class RecordedEvent(DomainEvent? happened)
{
    public DomainEvent? Happened => happened;
    public RecordedEvent? Next { get; set; }

    /// <summary>To be read under the guard.</summary>
    public IEnumerable<DomainEvent> Later
    {
        get
        {
            for (var at = Next; at is not null; at = at.Next) yield return at.Happened!;
        }
    }
}
