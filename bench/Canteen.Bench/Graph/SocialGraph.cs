namespace Canteen.Bench.Graph;

/// <summary>
/// Who follows whom. Accounts are numbers from 0; the followees of account i are in ascending order, from <c>starts[i]</c> to <c>starts[i +
/// 1]</c>.
/// </summary>
internal sealed class SocialGraph(int[] starts, int[] followees)
{
    private readonly Lazy<int[]> _followerCounts = new(() => Count(starts.Length - 1, followees));

    public int Accounts => starts.Length - 1;

    public int Follows => followees.Length;

    public ReadOnlySpan<int> Following(int account) => followees.AsSpan(starts[account]..starts[account + 1]);

    public int FollowerCount(int account) => _followerCounts.Value[account];

    public SideStatistics FollowerStatistics => SideStatistics.Of(_followerCounts.Value);

    public SideStatistics FollowingStatistics =>
        SideStatistics.Of([.. Enumerable.Range(0, Accounts).Select(i => starts[i + 1] - starts[i])]);

    /// <summary>The same follows seen from the other side: its <see cref="Following"/> gives the followers.</summary>
    public SocialGraph Reversed()
    {
        var ends = new int[Accounts + 1];
        for (var i = 0; i < Accounts; i++) ends[i + 1] = ends[i] + FollowerCount(i);
        var (next, followers) = (ends.AsSpan(..Accounts).ToArray(), new int[Follows]);
        for (var i = 0; i < Accounts; i++)
        {
            foreach (var followee in Following(i)) followers[next[followee]++] = i;
        }
        return new SocialGraph(ends, followers);
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Accounts:N0} accounts, {Follows:N0} follows; followers {FollowerStatistics}; following {FollowingStatistics}");

    private static int[] Count(int accounts, int[] followees)
    {
        var counts = new int[accounts];
        foreach (var followee in followees) counts[followee]++;
        return counts;
    }
}
