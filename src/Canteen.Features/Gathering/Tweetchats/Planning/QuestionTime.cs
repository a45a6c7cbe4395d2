using System.Globalization;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>
/// When a question is asked, as hosts write it: in minutes after the start (17), by the clock (20:17), or on a day of a slow chat, of which
/// the first is 1 (2 09:00).
/// </summary>
internal static class QuestionTime
{
    /// <summary>Null for what is no time.</summary>
    public static int? Read(string text, TimeZoneInfo zone, long startsAt)
    {
        var parts = text.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var only] when !only.Contains(':', StringComparison.Ordinal) => Number(only),
            [var clock] when ReadClock(clock) is { } time => After(zone, startsAt, 0, time),
            [var day, var clock] when Number(day) is > 0 and < 100 and var n && ReadClock(clock) is { } time =>
                After(zone, startsAt, n, time),
            _ => null,
        };
    }

    public static string Show(int minute, TimeZoneInfo zone, long startsAt, bool isSlow)
    {
        if (!isSlow) return minute.ToString(CultureInfo.InvariantCulture);
        var wall = WallClock.At(zone, startsAt + (minute * Chat.Minute));
        var day = (wall.Date - WallClock.At(zone, startsAt).Date).Days + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{day} {wall:HH:mm}");
    }

    /// <param name="day">From 1; 0: the next time that the clock says so.</param>
    private static int? After(TimeZoneInfo zone, long startsAt, int day, TimeOnly time)
    {
        var first = WallClock.At(zone, startsAt).Date;
        var at = WallClock.First(zone, first.AddDays(Math.Max(0, day - 1)).Add(time.ToTimeSpan()));
        if (day == 0 && at < startsAt) at = WallClock.First(zone, first.AddDays(1).Add(time.ToTimeSpan()));
        return (int)Math.Floor((at - startsAt) / (double)Chat.Minute);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeOnly? ReadClock(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
