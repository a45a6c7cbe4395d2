namespace Canteen.Bench.Graph;

/// <summary>What a graph shall look like. The figures are those of large public networks; a small graph caps them by its size.</summary>
/// <param name="Mean">Followers an account shall have on average; null for what follows from the other figures.</param>
internal sealed record GraphShape(int Accounts, int Seed = 1, double? Mean = null)
{
    public const double FollowersMedian = 61, FollowersP96 = 1000, FollowersP99 = 3000;

    /// <summary>Of the density, between 2.05 and 2.3 in large networks; the share of accounts with more followers falls with one less.</summary>
    public const double TailExponent = 2.15;

    public const double FollowingMedian = 117, FollowingCap = 2000, FollowingOfAFew = 100_000;

    /// <summary>The most that any account is followed by, as a share of all, and the least that the largest one is.</summary>
    public const double LargestShare = 0.4, LeastLargestShare = 0.12;

    /// <summary>What the tenth of the accounts with most followers writes of all posts.</summary>
    public const double TopTenthWrites = 0.8;
}
