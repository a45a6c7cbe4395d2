namespace Canteen.Server.Demo;

/// <summary>A clock that the seeding moves forward from one event of the demo to the next. It never goes back.</summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(DateTimeOffset time)
    {
        if (time.UtcTicks > _ticks) Volatile.Write(ref _ticks, time.UtcTicks);
    }
}
