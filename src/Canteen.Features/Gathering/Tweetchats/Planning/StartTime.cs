using System.Globalization;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>When a tweetchat starts, read by the clock of its zone.</summary>
/// <param name="At">Milliseconds; null where it could not be read.</param>
/// <param name="Problem">Why not.</param>
internal sealed record StartTime(long? At, FieldFault? Problem)
{
    /// <summary>Times farther away are slips of the keyboard, and no clock can be asked about them.</summary>
    private const int From = 2000, To = 2200;

    private static readonly FieldFault NoDate = new("date", "ERR_INVALID", "Date must be a day, such as 2027-03-14");
    private static readonly FieldFault NoTime = new("time", "ERR_INVALID", "Start must be a time, such as 20:00");

    /// <summary>A time that the clock leaves out is the moment at which it jumps; of one that it says twice, the first counts.</summary>
    public static StartTime Read(string date, string time, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(date.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < From or >= To) return new(null, NoDate);
        return TimeOnly.TryParseExact(time.Trim(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? new(WallClock.First(zone, day.ToDateTime(clock)), null)
            : new(null, NoTime);
    }

    /// <summary>As apps write it, with an offset: 2027-03-14T20:00:00Z.</summary>
    public static StartTime Read(string moment) =>
        DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && at.UtcDateTime.Year is >= From and < To
            ? new(at.ToUnixTimeMilliseconds() / Chat.Minute * Chat.Minute, null)
            : new(null, new("starts_at", "ERR_INVALID", "Start must be a time, such as 2027-03-14T20:00:00Z"));
}
