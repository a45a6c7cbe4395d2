namespace Canteen.Features.Reading.QuietHours;

/// <summary>Until when it is to be quiet; one of these, or none of them: until it is ended by hand.</summary>
public sealed record QuietEnd
{
    public static readonly QuietEnd ByHand = new();

    /// <summary>How long, in seconds.</summary>
    public long? For { get; init; }

    /// <summary>Milliseconds since 1970 (UTC).</summary>
    public long? At { get; init; }

    /// <summary>The beginning of this day, by the clock of the zone.</summary>
    public DateOnly? Back { get; init; }

    public bool Morning { get; init; }

    /// <summary>They said that it is one.</summary>
    public bool IsLeave => Back is not null;

    /// <returns>Milliseconds; a number of seconds that is too large to count with stays too large.</returns>
    internal long Of(TimeZoneInfo zone, long now)
    {
        if (For is { } seconds) return now + (Math.Clamp(seconds, -1, int.MaxValue) * 1000);
        if (At is { } at) return Math.Min(at, QuietPlan.Always - 1);
        if (Back is { } day) return WallClock.First(zone, day.ToDateTime(TimeOnly.MinValue));
        return Morning ? QuietPlan.NextMorning(zone, now) : QuietPlan.Always;
    }
}
