namespace Canteen.Domain;

/// <summary>What the clock on the wall says somewhere, and when. Times are milliseconds since 1970 (UTC).</summary>
public static class WallClock
{
    /// <summary>Longer than any clock was ever put forward, but for days that were left out.</summary>
    private const int LongestJump = 25 * 60;

    public static DateTime At(TimeZoneInfo zone, long time) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), zone).DateTime;

    /// <summary>When the clock says this for the first time that day; where it jumps over it, the moment of the jump.</summary>
    public static long First(TimeZoneInfo zone, DateTime wall) =>
        zone.IsInvalidTime(wall) ? Jump(zone, wall)
        : Milliseconds(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall));

    /// <summary>As <see cref="First"/>, but for the last time that day: when clocks go back, they say some times twice.</summary>
    public static long Last(TimeZoneInfo zone, DateTime wall) =>
        zone.IsInvalidTime(wall) ? Jump(zone, wall)
        : Milliseconds(wall, zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Min() : zone.GetUtcOffset(wall));

    private static long Jump(TimeZoneInfo zone, DateTime wall)
    {
        var before = new DateTime(wall.Ticks - (wall.Ticks % TimeSpan.TicksPerMinute));
        for (var minutes = 0; minutes < LongestJump && zone.IsInvalidTime(before); minutes++) before = before.AddMinutes(-1);
        return Milliseconds(before.AddMinutes(1), zone.GetUtcOffset(before));
    }

    private static long Milliseconds(DateTime wall, TimeSpan offset) => new DateTimeOffset(wall, offset).ToUnixTimeMilliseconds();
}
