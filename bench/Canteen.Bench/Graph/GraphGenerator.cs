namespace Canteen.Bench.Graph;

/// <summary>
/// Generates a graph: each account draws as many different others as it follows, each with a probability proportional to the number of
/// followers that the other should have. The same shape gives the same graph, however many threads take part.
/// </summary>
internal static class GraphGenerator
{
    /// <summary>
    /// Weighted draws before an unweighted one, so that accounts which follow a quarter of everybody finish in reasonable time.
    /// </summary>
    private const int WeightedTries = 4;

    public static SocialGraph Weave(GraphShape shape)
    {
        var (targets, scale) = FollowerTargets.Draw(shape);
        var following = FollowingCounts.Draw(shape, targets.Average(), scale);
        var starts = new int[shape.Accounts + 1];
        for (var i = 0; i < shape.Accounts; i++) starts[i + 1] = checked(starts[i] + following[i]);
        var (followees, table) = (new int[starts[^1]], new AliasTable(Weights(targets)));
        Parallel.For(
            0,
            shape.Accounts,
            () => new int[shape.Accounts],
            (account, _, marks) =>
            {
                Choose(account, followees.AsSpan(starts[account]..starts[account + 1]), table, marks, Dice.Of(shape.Seed, account));
                return marks;
            },
            _ => { });
        return new SocialGraph(starts, followees);
    }

    // Nobody follows the same account twice, so the largest accounts would get too few followers: they are drawn more often to make up for
    // it.
    private static double[] Weights(double[] targets) => Array.ConvertAll(targets, t => -Math.Log(1 - (t / targets.Length)));

    /// <param name="marks">For each account: the number, plus one, of the account that chose it last on this thread.</param>
    private static void Choose(int account, Span<int> chosen, AliasTable table, int[] marks, Dice dice)
    {
        marks[account] = account + 1;
        for (var i = 0; i < chosen.Length; i++)
        {
            var one = table.Draw(ref dice);
            for (var tries = 1; marks[one] == account + 1; tries++)
            {
                one = tries < WeightedTries ? table.Draw(ref dice) : dice.Below(marks.Length);
            }
            marks[one] = account + 1;
            chosen[i] = one;
        }
        chosen.Sort();
    }
}
