using System.Globalization;
using System.Threading.RateLimiting;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Turns away who asks too often, and tells everyone else how much they have left, by the tightest of their counts. Counts are this
/// node's own and live in memory: they hold back floods, they are no ledger.
/// </summary>
public sealed class RateGate(RequestDelegate next, CanteenSettings settings, TimeProvider clock, RateMeter meter) : IDisposable
{
    private static readonly Fault TooMany = Fault.TooMany("Too many requests. Wait until the time in X-RateLimit-Reset.");

    private readonly PartitionedRateLimiter<RateBucket> _counts =
        PartitionedRateLimiter.Create<RateBucket, string>(b => RateLimitPartition.Get(b.Key, _ => new WindowLimiter(b, clock)));

    public Task InvokeAsync(HttpContext context)
    {
        if (!settings.RateLimits) return next(context);
        var leases = RateRules.For(context).Select(b => (Bucket: b, Lease: (RateLease)_counts.AttemptAcquire(b))).ToList();
        if (leases.Count == 0) return next(context);
        var (bucket, tightest) = leases.OrderBy(l => l.Lease.IsAcquired).ThenBy(l => l.Lease.Remaining).First();
        context.Response.OnStarting(() =>
        {
            Tell(context.Response.Headers, tightest);
            return Task.CompletedTask;
        });
        if (tightest.IsAcquired) return next(context);
        meter.Refused(bucket.Key);
        return TooMany.ToResult().ExecuteAsync(context);
    }

    public void Dispose() => _counts.Dispose();

    private void Tell(IHeaderDictionary headers, RateLease lease)
    {
        headers["X-RateLimit-Limit"] = lease.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = lease.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = DateTimeOffset.FromUnixTimeMilliseconds(lease.Reset)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        if (lease.IsAcquired) return;
        var seconds = Math.Max(1, (lease.Reset - clock.Milliseconds() + 999) / 1000);
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
