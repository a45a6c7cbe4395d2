using System.Globalization;

namespace Canteen.Features.Reading.CatchUp.Mail;

/// <summary>When somebody wants to be sent what they missed.</summary>
/// <param name="Weekday">Null: every day.</param>
/// <param name="Hour">0 to 23, by the clock of the zone.</param>
public sealed record MailPlan(DayOfWeek? Weekday, int Hour, TimeZoneInfo Zone)
{
    public const int UsualHour = 7;

    /// <returns>The next time after <paramref name="now"/>, in milliseconds since 1970 (UTC).</returns>
    public long Next(long now)
    {
        // A day on which the clock leaves the hour out has its moment all the same.
        for (var day = WallClock.At(Zone, now).Date; ; day = day.AddDays(1))
        {
            if (Weekday is { } only && day.DayOfWeek != only) continue;
            if (WallClock.First(Zone, day.AddHours(Hour)) is var at && at > now) return at;
        }
    }

    /// <param name="how">off, daily or weekly.</param>
    /// <returns>Null for none; 422 for what is no such choice, also where it would not count now.</returns>
    public static Outcome<MailChoice> Of(string how, string weekday, string hour, TimeZoneInfo zone)
    {
        if (how is not ("off" or "daily" or "weekly")) return Fault.Invalid("Validation failed: Choose never, every day or once a week");
        if (!int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > 23)
            return Fault.Invalid("Validation failed: Choose an hour from 00:00 to 23:00");
        if (Weekdays(weekday) is not [var day]) return Fault.Invalid("Validation failed: Choose a day of the week");
        if (how == "off") return new MailChoice(null);
        return new MailChoice(new(how == "weekly" ? day : null, at, zone));
    }

    /// <summary>By their names alone: a number or several names are a value of the enumeration too.</summary>
    private static DayOfWeek[] Weekdays(string name) =>
        [.. Enum.GetValues<DayOfWeek>().Where(one => one.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))];
}

/// <param name="Plan">Null: no mails.</param>
public sealed record MailChoice(MailPlan? Plan);
