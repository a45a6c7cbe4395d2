namespace Canteen.Bench.Graph;

/// <summary>
/// How many accounts each account follows. The median is given and the sum equals that of the followers; the spread of the lognormal
/// distribution follows from both. Nearly everyone stops near 2,000; one in 20,000 follows 100,000, or a quarter of a smaller graph.
/// </summary>
internal static class FollowingCounts
{
    private const int OneOfTheFew = 20_000;

    public static int[] Draw(GraphShape shape, double meanFollowers, double scale)
    {
        var cap = Math.Min(GraphShape.FollowingCap * Math.Max(1, scale), shape.Accounts / 4.0);
        var draws = new (double Normal, double Cap)[shape.Accounts];
        for (var i = 0; i < draws.Length; i++)
        {
            var dice = Dice.Of(shape.Seed, (1L << 40) + i);
            draws[i] = (dice.Normal(), cap * (1 - (0.05 * dice.Unit())));
        }
        var few = Math.Min(GraphShape.FollowingOfAFew, shape.Accounts / 4.0);
        foreach (var i in Few(shape)) draws[i] = (double.PositiveInfinity, few);
        var median = Math.Min(GraphShape.FollowingMedian * scale, meanFollowers / 1.2);
        var spread = Bisection.Find(0.01, 6, s => draws.Average(d => Count(d, median, s)), meanFollowers);
        return Array.ConvertAll(draws, d => (int)Math.Round(Count(d, median, spread)));
    }

    private static IEnumerable<int> Few(GraphShape shape)
    {
        var dice = Dice.Of(shape.Seed, 1L << 41);
        var many = Math.Max(1, shape.Accounts / OneOfTheFew);
        for (var i = 0; i < many; i++) yield return dice.Below(shape.Accounts);
    }

    private static double Count((double Normal, double Cap) draw, double median, double spread) =>
        Math.Min(draw.Cap, median * Math.Exp(spread * draw.Normal));
}
