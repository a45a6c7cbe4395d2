namespace Canteen.Domain;

/// <summary>Days of the week. The numbers are stored.</summary>
[Flags]
public enum WeekDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = 127,
}

public static class WeekDaysReading
{
    public static readonly IReadOnlyList<WeekDays> Each =
    [
        WeekDays.Monday, WeekDays.Tuesday, WeekDays.Wednesday, WeekDays.Thursday, WeekDays.Friday, WeekDays.Saturday, WeekDays.Sunday,
    ];

    public static bool Has(this WeekDays days, DayOfWeek day) => days.HasFlag(Each[((int)day + 6) % 7]);
}
