namespace Canteen.Features.Door.Operations;

/// <summary>
/// The median and the 99th percentile of what was measured, to within a tenth: each measurement falls into one of 128 buckets, each 19 per
/// cent wider than the one before.
/// </summary>
internal sealed class Percentiles(double scale) : Collector
{
    private const double Least = 1e-6;
    private const int PerDoubling = 4;

    private readonly long[] _buckets = new long[128];

    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Interlocked.Increment(ref _buckets[BucketOf(value)]);

    public override double[] Close(TimeSpan interval)
    {
        var counts = new long[_buckets.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = Interlocked.Exchange(ref _buckets[i], 0);
        return [Quantile(counts, .5) * scale, Quantile(counts, .99) * scale];
    }

    private int BucketOf(double value) =>
        value <= Least ? 0 : Math.Clamp((int)(Math.Log2(value / Least) * PerDoubling), 0, _buckets.Length - 1);

    private static double Quantile(long[] counts, double part)
    {
        var left = Math.Ceiling(counts.Sum() * part);
        if (left == 0) return double.NaN;
        var bucket = 0;
        while ((left -= counts[bucket]) > 0) bucket++;
        return Least * Math.Pow(2, (bucket + .5) / PerDoubling);
    }
}

/// <summary>The mean and the maximum.</summary>
internal sealed class MeanAndMaximum : Collector
{
    private readonly Lock _guard = new();
    private double _sum;
    private double _most;
    private int _count;

    public override void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_guard) (_sum, _most, _count) = (_sum + value, Math.Max(_most, value), _count + 1);
    }

    public override double[] Close(TimeSpan interval)
    {
        lock (_guard)
        {
            double[] figures = _count == 0 ? [double.NaN, double.NaN] : [_sum / _count, _most];
            (_sum, _most, _count) = (0, 0, 0);
            return figures;
        }
    }
}
