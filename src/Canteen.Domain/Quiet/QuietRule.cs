namespace Canteen.Domain;

/// <summary>A part of the week in which somebody wants to be left alone, by the clock on their wall.</summary>
/// <param name="Days">On which it begins.</param>
/// <param name="From">Minutes after midnight.</param>
/// <param name="To">Minutes after midnight; of the next day where it is not after <paramref name="From"/>. The same is a whole day.</param>
public sealed record QuietRule(WeekDays Days, int From, int To)
{
    public const int MinutesOfDay = 24 * 60;

    public bool CrossesMidnight => To <= From;

    /// <summary>The problem with it; null for none.</summary>
    public Fault? Check()
    {
        if (Days is WeekDays.None || (Days & ~WeekDays.All) != WeekDays.None)
            return Fault.Invalid("Validation failed: Choose at least one day");
        return From is < 0 or >= MinutesOfDay || To is < 0 or >= MinutesOfDay
            ? Fault.Invalid("Validation failed: Times must be between 00:00 and 23:59")
            : null;
    }
}
