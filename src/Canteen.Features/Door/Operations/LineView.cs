using System.Globalization;
using System.Text;

namespace Canteen.Features.Door.Operations;

/// <summary>
/// A line of a chart. Figures are null if nothing was measured: <c>Newest</c> at the last sample, the others in the hour.
/// </summary>
/// <param name="Path">For the <c>d</c> attribute of an SVG path, in a box of 360 by 100.</param>
public sealed record LineView(string Name, double? Newest, double? Lowest, double? Highest, string Path)
{
    private const double PerStep = 360.0 / 3_600_000;
    private const long Gap = 30_000;

    /// <param name="points">Milliseconds since the left edge, and the figure or NaN; oldest first.</param>
    internal static LineView Of(string name, IReadOnlyList<(long At, double Value)> points, double top)
    {
        var measured = points.Where(p => double.IsFinite(p.Value)).ToList();
        var values = measured.ConvertAll(p => p.Value);
        var newest = points.Count > 0 && double.IsFinite(points[^1].Value) ? points[^1].Value : (double?)null;
        return new LineView(name, newest, values.Count > 0 ? values.Min() : null, Max(values), Draw(measured, top));
    }

    internal static double? Max(IEnumerable<double> values) => values.Where(double.IsFinite).Select(v => (double?)v).Max();

    private static string Draw(List<(long At, double Value)> points, double top)
    {
        var path = new StringBuilder();
        var last = long.MinValue / 2;
        foreach (var (at, value) in points)
        {
            // A line begins with a dot; otherwise a single figure between two gaps would be invisible.
            var begins = at - last > Gap;
            path.Append(
                CultureInfo.InvariantCulture,
                $"{(begins ? 'M' : 'L')}{at * PerStep:0.#} {100 - (100 * value / top):0.#}{(begins ? "h0" : "")}");
            last = at;
        }
        return path.ToString();
    }
}
