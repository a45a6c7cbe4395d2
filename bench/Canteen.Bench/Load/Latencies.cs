using System.Numerics;

namespace Canteen.Bench.Load;

/// <summary>
/// A histogram of durations, in buckets that grow with the value: 64 for each power of two, so that a result is at most 1.6% too high, from
/// a microsecond to a day, in a few kilobytes. Many threads may add at once.
/// </summary>
internal sealed class Latencies
{
    private const int Bits = 6, SubBuckets = 1 << Bits, Powers = 31;
    private readonly long[] _counts = new long[(Powers + 2) * SubBuckets];
    private long _longest;

    public long Count => _counts.Sum();

    /// <summary>Milliseconds.</summary>
    public double Longest => Volatile.Read(ref _longest) / 1000.0;

    public void Add(TimeSpan took)
    {
        var microseconds = Math.Max(0, (long)took.TotalMicroseconds);
        Interlocked.Increment(ref _counts[BucketOf(microseconds)]);
        long seen;
        while ((seen = Volatile.Read(ref _longest)) < microseconds && Interlocked.CompareExchange(ref _longest, microseconds, seen) != seen)
        {
            // Another thread has raised it meanwhile: compare again.
        }
    }

    public void Add(Latencies others)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += others._counts[i];
        _longest = Math.Max(_longest, others._longest);
    }

    /// <summary>The milliseconds that a share of all durations did not exceed; 0 when there are none.</summary>
    /// <param name="part">The share: 0.99 for the 99th percentile.</param>
    public double Percentile(double part)
    {
        var (needed, seen) = ((long)Math.Ceiling(Count * part), 0L);
        if (needed == 0) return 0;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= needed) return Math.Min(HighestIn(bucket), _longest) / 1000.0;
        }
        return Longest;
    }

    private static int BucketOf(long microseconds)
    {
        var power = Math.Max(0, 63 - BitOperations.LeadingZeroCount((ulong)microseconds) - Bits);
        return power > Powers ? (Powers * SubBuckets) + (2 * SubBuckets) - 1 : (power * SubBuckets) + (int)(microseconds >> power);
    }

    private static long HighestIn(int bucket)
    {
        var power = Math.Max(0, (bucket / SubBuckets) - 1);
        return (((long)bucket - (power * SubBuckets) + 1) << power) - 1;
    }
}
