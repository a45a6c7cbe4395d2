namespace Canteen.Domain;

/// <summary>How often a chat takes place. The weekday, and which one of a month, are those of the first date.</summary>
public enum Rhythm
{
    Weekly,
    Fortnightly,

    /// <summary>On the first, second, third or fourth such weekday of every month.</summary>
    Monthly,

    /// <summary>On the last such weekday of every month.</summary>
    MonthlyLast,
}

internal static class RhythmDates
{
    private const int Week = 7;

    /// <summary>No series lasts for so long, and dates end in the year 9999.</summary>
    private const int LatestYear = 9000;

    /// <returns>The dates from the one that is not before <paramref name="from"/>, without an end.</returns>
    public static IEnumerable<DateOnly> Dates(this Rhythm rhythm, DateOnly first, DateOnly from)
    {
        var step = rhythm is Rhythm.Monthly or Rhythm.MonthlyLast ? MonthsBetween(first, from) : DaysBetween(first, from) / rhythm.Days();
        for (var number = Math.Max(0, step); ; number++)
        {
            var date = rhythm.Date(first, number);
            if (date >= from) yield return date;
        }
    }

    public static bool Has(this Rhythm rhythm, DateOnly first, DateOnly date) =>
        date >= first && date.Year <= LatestYear && rhythm.Dates(first, date).First() == date;

    /// <summary>Which weekday of its month a date is: 1 for the first.</summary>
    public static int Place(DateOnly date) => ((date.Day - 1) / Week) + 1;

    public static bool IsLast(DateOnly date) => date.AddDays(Week).Month != date.Month;

    private static DateOnly Date(this Rhythm rhythm, DateOnly first, int number)
    {
        if (rhythm is not (Rhythm.Monthly or Rhythm.MonthlyLast)) return first.AddDays(number * rhythm.Days());
        var month = new DateOnly(first.Year, first.Month, 1).AddMonths(number);
        var date = month.AddDays(((int)first.DayOfWeek - (int)month.DayOfWeek + Week) % Week);
        if (rhythm == Rhythm.Monthly) return date.AddDays((Place(first) - 1) * Week);
        while (!IsLast(date)) date = date.AddDays(Week);
        return date;
    }

    private static int Days(this Rhythm rhythm) => rhythm == Rhythm.Weekly ? Week : 2 * Week;

    private static int DaysBetween(DateOnly first, DateOnly from) => from.DayNumber - first.DayNumber;

    private static int MonthsBetween(DateOnly first, DateOnly from) => ((from.Year - first.Year) * 12) + from.Month - first.Month;
}
