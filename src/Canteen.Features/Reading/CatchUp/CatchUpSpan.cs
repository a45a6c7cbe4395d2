using System.Globalization;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>The time that somebody catches up on, in milliseconds since 1970 (UTC): after <c>From</c>, up to and with <c>To</c>.</summary>
/// <param name="Name">What they chose: one of <see cref="Names"/>, or "leave", "days" or "dates".</param>
public sealed record CatchUpSpan(long From, long To, string Name)
{
    /// <summary>Longer is not caught up on at once.</summary>
    public const int MostDays = 31;

    public const string Last = "last", Home = "home", Leave = "leave", Days = "days", Dates = "dates";

    internal const long Hour = 60L * 60 * 1000, Day = 24 * Hour, Longest = MostDays * Day, LeaveOffered = 14 * Day;

    /// <summary>Those that everybody has and that need nothing else to be said.</summary>
    public static readonly IReadOnlyList<string> Names = [Last, Home, "8h", "12h", "24h"];

    private const int FirstYear = 2000, LastYear = 8999;

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>It would have begun earlier: this is as far back as one can go.</summary>
    public bool IsShortened { get; init; }

    /// <summary>From a moment until now, or as much of that as may be.</summary>
    public static CatchUpSpan Since(long from, long now, string name)
    {
        var start = Math.Clamp(from, now - Longest, now);
        return new(start, now, name) { IsShortened = from < start };
    }

    private static readonly string[] UniversalFormats =
        ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"];

    /// <summary>Their leave; with what came since, until they have been back for a day. Null for whoever has been back for long.</summary>
    public static CatchUpSpan? Of(Domain.Leave? leave, long now)
    {
        if (leave is null || now - leave.Until > LeaveOffered) return null;
        if (leave.Until > now - Day) return Since(leave.From, now, Leave);
        var start = Math.Max(leave.From, leave.Until - Longest);
        return new(start, leave.Until, Leave) { IsShortened = leave.From < start };
    }

    /// <summary>422 where it is longer than may be, or ends before it begins. What is to come is left out.</summary>
    public static Outcome<CatchUpSpan> Between(long from, long to, long now)
    {
        to = Math.Min(to, now);
        if (from >= to) return Fault.Invalid("Validation failed: The beginning must be before the end, and not in the future");
        return to - from > Longest ? TooLong : new CatchUpSpan(from, to, Dates);
    }

    /// <summary>422 for no whole number of days that may be.</summary>
    public static Outcome<CatchUpSpan> OfDays(string days, long now) =>
        int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostDays
            ? Since(now - (number * Day), now, Days)
            : Fault.Invalid($"Validation failed: Days must be a whole number from 1 to {MostDays}");

    /// <summary>
    /// A moment as it is written in forms and addresses: a day, or a day with a time, by the clock of the zone; or with <c>Z</c> at its
    /// end.
    /// </summary>
    /// <param name="isEnd">Of a day that is given alone, its end and not its beginning.</param>
    public static Outcome<long> Moment(string text, TimeZoneInfo zone, bool isEnd)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return FarAway(day) is { } fault ? fault : WallClock.First(zone, isEnd ? day.AddDays(1) : day);
        if (DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
            return FarAway(wall) is { } fault ? fault : WallClock.First(zone, wall);
        if (DateTimeOffset.TryParseExact(
            text, UniversalFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return FarAway(at.UtcDateTime) is { } fault ? fault : at.ToUnixTimeMilliseconds();
        return Fault.Invalid("Validation failed: Dates must be written like 2026-01-31, and there must be such a day");
    }

    public static readonly Fault TooLong = Fault.Invalid($"Validation failed: You can catch up on at most {MostDays} days at once");

    public static readonly Fault Unknown = Fault.Invalid("Validation failed: Choose one of the times offered, or dates");

    public static readonly Fault NoLeave = Fault.Invalid("Validation failed: You have not been on leave in the last 14 days");

    public static readonly Fault NoBeginning = Fault.Invalid("Validation failed: Choose when it begins too, not only when it ends");

    private static Fault? FarAway(DateTime time) => time.Year switch
    {
        < FirstYear => Fault.Invalid($"Validation failed: Dates before the year {FirstYear} cannot be chosen"),
        > LastYear => Fault.Invalid($"Validation failed: Dates after the year {LastYear} cannot be chosen"),
        _ => null,
    };
}
