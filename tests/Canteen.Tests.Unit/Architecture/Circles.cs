namespace Canteen.Tests.Unit.Architecture;

internal static class Circles
{
    /// <summary>Each circle once, starting from its smallest member: <c>a -> b -> a</c>.</summary>
    public static IEnumerable<string> In(IReadOnlyDictionary<string, IEnumerable<string>> arrows) =>
        arrows.Keys.Order(StringComparer.Ordinal).SelectMany(start => Back(arrows, start, [start])).Distinct();

    private static IEnumerable<string> Back(IReadOnlyDictionary<string, IEnumerable<string>> arrows, string start, List<string> way)
    {
        foreach (var next in arrows.GetValueOrDefault(way[^1], []))
        {
            if (next == start) yield return string.Join(" -> ", [.. way, start]);
            else if (string.CompareOrdinal(next, start) > 0 && !way.Contains(next))
            {
                foreach (var circle in Back(arrows, start, [.. way, next])) yield return circle;
            }
        }
    }
}
