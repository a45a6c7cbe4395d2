namespace Canteen.Testing;

/// <summary>A clock that stands still until a test advances it. Timers and delays made from it then fire, in order of time.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Sleep = TimeSpan.FromDays(1);
    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _setBack;

    public FakeClock() : this(Start)
    {
    }

    /// <summary>How late timers come, in real time, after the clock has passed them: as on a machine with too much to do.</summary>
    public TimeSpan Lateness { get; init; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now - _setBack;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock) return _now.Ticks;
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Advances time, stopping at each timer that falls due. A day or more is skipped at once, as by a machine that slept: what is due
    /// fires once, and not for each second of half a year.
    /// </summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        DateTimeOffset target;
        lock (_lock)
        {
            target = _now + by;
            if (by >= Sleep) _now = target;
        }
        while (NextDue(target) is { } timer) timer.Fire();
        lock (_lock) _now = target;
    }

    /// <summary>Sets the clock back, as an operator may. Timers are not affected.</summary>
    public void SetBack(TimeSpan by)
    {
        lock (_lock) _setBack += by;
    }

    internal void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            timer.Due = _now + dueTime;
            _timers.Add(timer);
        }
        if (dueTime == TimeSpan.Zero) ThreadPool.QueueUserWorkItem(_ => FireIfDue(timer));
    }

    internal void Remove(FakeTimer timer)
    {
        lock (_lock) _timers.Remove(timer);
    }

    private void FireIfDue(FakeTimer timer)
    {
        lock (_lock)
        {
            if (timer.Due > _now || !_timers.Remove(timer)) return;
        }
        timer.Fire();
    }

    private FakeTimer? NextDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            var next = _timers.MinBy(t => t.Due);
            if (next is null || next.Due > target) return null;
            _timers.Remove(next);
            if (next.Due > _now) _now = next.Due;
            return next;
        }
    }
}
