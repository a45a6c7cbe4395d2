namespace Canteen.Bench.Graph;

/// <summary>Statistics of one side of the follows: how many followers, or followees, the accounts have.</summary>
internal sealed record SideStatistics(double Mean, int Median, int P96, int P99, int Max)
{
    public static SideStatistics Of(int[] counts)
    {
        var sorted = counts.AsSpan().ToArray();
        Array.Sort(sorted);
        return new(sorted.Average(), At(sorted, 0.5), At(sorted, 0.96), At(sorted, 0.99), sorted[^1]);
    }

    public override string ToString() => FormattableString.Invariant($"mean {Mean:N1}, median {Median:N0}, p99 {P99:N0}, max {Max:N0}");

    private static int At(int[] sorted, double part) => sorted[(int)((sorted.Length - 1) * part)];
}
