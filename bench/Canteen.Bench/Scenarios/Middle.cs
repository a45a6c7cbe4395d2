namespace Canteen.Bench.Scenarios;

internal static class Middle
{
    /// <summary>The median; for an even number of values, the higher of the middle two.</summary>
    public static double Of<T>(IEnumerable<T> turns, Func<T, double> figure)
    {
        var sorted = turns.Select(figure).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static double Of(IEnumerable<double> figures) => Of(figures, f => f);
}
