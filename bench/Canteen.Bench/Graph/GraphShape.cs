namespace Canteen.Bench.Graph;

/// <summary>The shape of a graph. The figures are those of large public networks; a small graph caps them by its size.</summary>
/// <param name="Mean">
/// How many followers an account should have on average; null for the average that follows from the other figures.
/// </param>
internal sealed record GraphShape(int Accounts, int Seed = 1, double? Mean = null)
{
    public const double FollowersMedian = 61, FollowersP96 = 1000, FollowersP99 = 3000;

    /// <summary>
    /// The exponent of the density, between 2.05 and 2.3 in large networks; that of the share of accounts with more followers is smaller by
    /// one.
    /// </summary>
    public const double TailExponent = 2.15;

    public const double FollowingMedian = 117, FollowingCap = 2000, FollowingOfAFew = 100_000;

    /// <summary>The most followers of any account, and the fewest of the largest account, as shares of all accounts.</summary>
    public const double LargestShare = 0.4, LeastLargestShare = 0.12;

    /// <summary>The share of all posts that the tenth of accounts with the most followers writes.</summary>
    public const double TopTenthWrites = 0.8;
}
