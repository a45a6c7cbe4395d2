using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Counts in fixed windows by the house's clock, and tells how many are left and when the window ends, which the framework's own
/// limiter does not.
/// </summary>
internal sealed class WindowLimiter(RateBucket bucket, TimeProvider clock) : RateLimiter
{
    private readonly Lock _lock = new();
    private readonly long _span = bucket.Minutes * 60_000L;
    private long _ends;
    private int _used;

    public override TimeSpan? IdleDuration
    {
        get
        {
            // One that has not counted yet is about to: idle, it would be thrown away under the first request.
            var ends = Volatile.Read(ref _ends);
            var over = clock.Milliseconds() - ends;
            return ends > 0 && over > 0 ? TimeSpan.FromMilliseconds(over) : null;
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var now = clock.Milliseconds();
            if (now >= _ends) (_ends, _used) = (now - (now % _span) + _span, 0);
            var granted = _used + permitCount <= bucket.Limit;
            if (granted) _used += permitCount;
            return new RateLease(granted, bucket.Limit, bucket.Limit - _used, _ends);
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AttemptAcquireCore(permitCount));
}

/// <param name="Reset">When the window ends, in milliseconds since 1970.</param>
internal sealed class RateLease(bool acquired, int limit, int remaining, long reset) : RateLimitLease
{
    public override bool IsAcquired => acquired;
    public int Limit => limit;
    public int Remaining => remaining;
    public long Reset => reset;
    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, [MaybeNullWhen(false)] out object? metadata)
    {
        metadata = null;
        return false;
    }
}
