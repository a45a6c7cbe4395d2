using Canteen.Bench.Load;

namespace Canteen.Tests.Unit.Bench;

public sealed class LatenciesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(10_700)]
    [InlineData(3_600_000_000)]
    public void A_latency_is_told_at_most_a_sixtieth_too_high(long microseconds)
    {
        var latencies = new Latencies();
        latencies.Add(TimeSpan.FromMicroseconds(microseconds));
        // A longer one, so that the result is that of the bucket and not the longest duration.
        latencies.Add(TimeSpan.FromDays(1));
        Assert.InRange(latencies.Percentile(0.5) * 1000, microseconds, microseconds * 61 / 60.0);
    }

    [Fact]
    public void Percentiles_of_a_row_of_numbers_are_those_numbers()
    {
        var latencies = new Latencies();
        for (var ms = 1; ms <= 1000; ms++) latencies.Add(TimeSpan.FromMilliseconds(ms));
        Assert.Equal(1000, latencies.Count);
        Assert.InRange(latencies.Percentile(0.5), 500, 508);
        Assert.InRange(latencies.Percentile(0.99), 990, 1000);
        Assert.Equal(1000, latencies.Percentile(1));
        Assert.Equal(1000, latencies.Longest);
    }

    [Fact]
    public void Added_together_they_are_as_if_they_had_been_counted_in_one()
    {
        var (one, other) = (new Latencies(), new Latencies());
        one.Add(TimeSpan.FromMilliseconds(1));
        other.Add(TimeSpan.FromMilliseconds(100));
        one.Add(other);
        Assert.Equal(2, one.Count);
        Assert.Equal(100, one.Longest);
        Assert.InRange(one.Percentile(0.5), 1, 1.02);
    }

    [Fact]
    public void Nothing_took_no_time() => Assert.Equal(0, new Latencies().Percentile(0.99));

    [Fact]
    public void What_is_beyond_every_bucket_is_still_counted()
    {
        var latencies = new Latencies();
        latencies.Add(TimeSpan.MaxValue);
        latencies.Add(TimeSpan.FromSeconds(-1));
        Assert.Equal(2, latencies.Count);
        Assert.Equal(0, latencies.Percentile(0.5));
    }
}
