namespace Canteen.Features.Door.Operations;

/// <summary>A chart as it is drawn: its lines over the last hour, on one scale from 0 to <paramref name="Top"/>.</summary>
public sealed record ChartView(string Title, string Unit, double Top, IReadOnlyList<LineView> Lines, IReadOnlyList<ChartRow> Rows)
{
    private const long Hour = 3_600_000;
    private const long Row = 300_000;

    /// <param name="figures">Oldest first.</param>
    /// <param name="now">The right edge, in milliseconds since 1970 (UTC).</param>
    public static IReadOnlyList<ChartView> Of(IReadOnlyList<Figures> figures, long now)
    {
        var recent = figures.Where(f => f.At > now - Hour).ToList();
        var there = Enumerable.Range(0, Chart.All.Count).Where(i => recent.Count > 0 && recent[^1].Charts[i] is not null);
        return [.. there.Select(
            i => Draw(Chart.All[i], [.. recent.Where(f => f.Charts[i] is not null).Select(f => (f.At, f.Charts[i]!))], now))];
    }

    private static ChartView Draw(Chart chart, List<(long At, double[] Values)> figures, long now)
    {
        var top = Above(figures.SelectMany(f => f.Values.Take(chart.Lines.Length)).Where(double.IsFinite).DefaultIfEmpty().Max());
        var lines = chart.Lines.Select((name, i) => LineView.Of(name, [.. figures.Select(f => (f.At - now + Hour, f.Values[i]))], top));
        var rows = figures.GroupBy(f => f.At / Row * Row).OrderByDescending(g => g.Key)
            .Select(g => new ChartRow(g.Key, [.. chart.Lines.Select((_, i) => LineView.Max(g.Select(f => f.Values[i])))]));
        return new ChartView(chart.Title, chart.Unit, top, [.. lines], [.. rows]);
    }

    // Rounds up to 1, 2, 5, 10, 20, 50 and so on, so that the scale ends at a round number and seldom changes.
    private static double Above(double most)
    {
        if (most <= 0) return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return power * (most <= power ? 1 : most <= 2 * power ? 2 : most <= 5 * power ? 5 : 10);
    }
}

/// <summary>
/// The highest figure of each line in the five minutes from <paramref name="From"/> (milliseconds since 1970, UTC); null if there is none.
/// </summary>
public sealed record ChartRow(long From, IReadOnlyList<double?> Highest);
