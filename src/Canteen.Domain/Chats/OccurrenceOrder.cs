namespace Canteen.Domain;

/// <summary>Brings the dates of a series and those that were moved into one order, a date at a time.</summary>
internal static class OccurrenceOrder
{
    private const long Earliest = 0;

    /// <summary>The year 2200, after which no series begins.</summary>
    private const long Latest = 7_258_118_400_000;

    public static IEnumerable<Occurrence> Of(Recurrence series, long now)
    {
        var moved = new Queue<Occurrence>(Moved(series, now).OrderBy(one => one.StartsAt));
        foreach (var regular in Regular(series, now))
        {
            while (moved.TryPeek(out var earlier) && earlier.StartsAt < regular.StartsAt) yield return moved.Dequeue();
            yield return regular;
        }
        while (moved.TryDequeue(out var later)) yield return later;
    }

    private static IEnumerable<Occurrence> Moved(Recurrence series, long now)
    {
        var end = End(series, now);
        foreach (var (date, wall) in series.Exceptions)
        {
            if (wall is not { } time || date > end) continue;
            var at = WallClock.First(series.Zone, time);
            if (at > now) yield return new(date, at);
        }
    }

    private static IEnumerable<Occurrence> Regular(Recurrence series, long now)
    {
        var end = End(series, now);
        foreach (var date in series.Rhythm.Dates(series.First, From(series, now)))
        {
            if (date > end || date > series.Last) yield break;
            if (series.Exceptions.ContainsKey(date)) continue;
            var at = WallClock.First(series.Zone, series.Wall(date));
            if (at > now) yield return new(date, at);
        }
    }

    /// <summary>The day before, because a clock that is put back over midnight says the day twice.</summary>
    private static DateOnly From(Recurrence series, long now)
    {
        var today = DateOnly.FromDateTime(WallClock.At(series.Zone, Math.Clamp(now, Earliest, Latest))).AddDays(-1);
        return today > series.First ? today : series.First;
    }

    private static DateOnly End(Recurrence series, long now) => From(series, now).AddYears(Recurrence.MostYears);
}
