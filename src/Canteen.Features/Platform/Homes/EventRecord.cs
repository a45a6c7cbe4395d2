namespace Canteen.Features.Platform.Homes;

/// <summary>
/// What the log said while homes were being built. A home reads the database after it began to record: what the log had told before is in
/// what it read, what is told after is in the record, and what is in both does no harm twice.
/// </summary>
internal sealed class EventRecord(Lock guard)
{
    private readonly Lock _guard = guard;
    private readonly List<DomainEvent> _events = [];
    private int _recordings;

    public void Hear(DomainEvent happened)
    {
        lock (_guard)
        {
            if (_recordings > 0) _events.Add(happened);
        }
    }

    public Recording Begin()
    {
        lock (_guard)
        {
            _recordings++;
            return new Recording(this, _events.Count);
        }
    }

    private void End()
    {
        lock (_guard)
        {
            if (--_recordings == 0) _events.Clear();
        }
    }

    public sealed class Recording(EventRecord record, int from) : IDisposable
    {
        public int Count
        {
            get
            {
                lock (record._guard) return record._events.Count - from;
            }
        }

        /// <summary>To be read under the guard.</summary>
        /// <param name="place">0: all since the recording began; else what came after <see cref="Count"/> was this.</param>
        public IEnumerable<DomainEvent> Since(int place) => record._events.Skip(from + place);

        public void Dispose() => record.End();
    }
}
