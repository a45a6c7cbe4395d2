namespace Canteen.Bench.Graph;

/// <summary>Finds where a rising function reaches a value.</summary>
internal static class Bisection
{
    private const int Steps = 40;

    /// <returns>The nearer bound when the value is out of reach.</returns>
    public static double Find(double low, double high, Func<double, double> rising, double value)
    {
        for (var step = 0; step < Steps; step++)
        {
            var middle = (low + high) / 2;
            if (rising(middle) < value) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }
}
