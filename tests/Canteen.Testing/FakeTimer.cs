namespace Canteen.Testing;

/// <summary>A timer of a <see cref="FakeClock"/>.</summary>
internal sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    public DateTimeOffset Due { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        clock.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero) clock.Schedule(this, _period);
        if (clock.Lateness == TimeSpan.Zero) callback(state);
        else _ = FireLateAsync();
    }

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task FireLateAsync()
    {
        await Task.Delay(clock.Lateness);
        callback(state);
    }
}
