using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>How limits are reported to clients: Mastodon's headers, with <c>Retry-After</c> for callers who have to wait.</summary>
public sealed class RateAnswers(TimeProvider clock, RateMeter meter)
{
    public static readonly Fault TooMany = Fault.TooMany("Too many requests. Wait until the time in X-RateLimit-Reset.");

    /// <summary>Says in the answer what is left. When it is called twice, the last call counts.</summary>
    public void Tell(HttpContext context, RateLease lease)
    {
        var told = context.Features.Get<Told>();
        if (told is null)
        {
            context.Features.Set(told = new Told());
            context.Response.OnStarting(() =>
            {
                Write(context.Response, told.Lease);
                return Task.CompletedTask;
            });
        }
        told.Lease = lease;
    }

    /// <summary>Counts the refusal, and returns the fault for it.</summary>
    public Fault Refuse(RateLease lease)
    {
        meter.Refused(lease.Bucket.Key.Count);
        return TooMany;
    }

    private void Write(HttpResponse response, RateLease lease)
    {
        var headers = response.Headers;
        headers["X-RateLimit-Limit"] = lease.Bucket.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = lease.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = DateTimeOffset.FromUnixTimeMilliseconds(lease.Reset)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        if (lease.Granted || response.StatusCode != StatusCodes.Status429TooManyRequests) return;
        var seconds = Math.Max(1, (lease.Reset - clock.Milliseconds() + 999) / 1000);
        headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private sealed class Told
    {
        public RateLease Lease { get; set; }
    }
}
