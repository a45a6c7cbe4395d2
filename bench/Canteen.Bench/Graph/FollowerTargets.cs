namespace Canteen.Bench.Graph;

/// <summary>How many followers each account should have: a lognormal distribution, and above the 99th percentile a Pareto tail.</summary>
internal static class FollowerTargets
{
    private const double TailShare = 0.01;

    /// <returns>The targets, and the factor by which the drawn numbers were multiplied to reach the requested mean.</returns>
    public static (double[] Targets, double Scale) Draw(GraphShape shape)
    {
        var most = shape.Accounts * GraphShape.LargestShare;
        var natural = new double[shape.Accounts];
        for (var i = 0; i < natural.Length; i++)
        {
            var dice = Dice.Of(shape.Seed, -1 - (long)i);
            natural[i] = One(ref dice);
        }
        var scale = shape.Mean is { } mean ? ScaleFor(natural, most, mean) : 1;
        var targets = Array.ConvertAll(natural, n => Math.Min(most, n * scale));
        var largest = Array.IndexOf(targets, targets.Max());
        targets[largest] = Math.Max(targets[largest], shape.Accounts * GraphShape.LeastLargestShare);
        return (targets, scale);
    }

    private static double One(ref Dice dice)
    {
        const double TailPower = GraphShape.TailExponent - 1;
        if (dice.Unit() < TailShare) return GraphShape.FollowersP99 * Math.Pow(1 - dice.Unit(), -1 / TailPower);
        // 1.7507: the 96th percentile of the normal distribution.
        var spread = Math.Log(GraphShape.FollowersP96 / GraphShape.FollowersMedian) / 1.7507;
        double drawn;
        do drawn = GraphShape.FollowersMedian * Math.Exp(spread * dice.Normal());
        while (drawn >= GraphShape.FollowersP99);
        return drawn;
    }

    private static double ScaleFor(double[] natural, double most, double mean) =>
        Bisection.Find(1e-3, 1e4, scale => natural.Average(n => Math.Min(most, n * scale)), mean);
}
