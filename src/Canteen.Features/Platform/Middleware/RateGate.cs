using Canteen.Core;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Turns away requests that come too often, or has them wait for their turn, and tells all other callers how much they have left.
/// </summary>
public sealed class RateGate(
    RequestDelegate next, CanteenSettings settings, RateRules rules, RateCounts counts, RateQueue queue, RateAnswers answers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!settings.RateLimits || rules.For(context) is not { Count: > 0 } buckets || await IsLetInAsync(context, buckets))
            await next(context);
    }

    private async Task<bool> IsLetInAsync(HttpContext context, List<RateBucket> buckets)
    {
        var leases = buckets.ConvertAll(counts.Take);
        var tightest = leases.OrderBy(l => l.Granted).ThenBy(l => l.Remaining).First();
        answers.Tell(context, tightest);
        if (tightest.Granted) return true;
        if (leases.TrueForAll(l => l.Granted || l.Bucket.Waits) && await queue.TurnAsync(
            tightest.Bucket, buckets[0].Key, context.RequestAborted)) return true;
        var refusal = answers.Refuse(tightest);
        var inItsWords = context.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>();
        await (inItsWords is null ? refusal.ToResult() : inItsWords.Answer()).ExecuteAsync(context);
        return false;
    }
}

/// <summary>On an endpoint whose protocol has its own format for errors.</summary>
public sealed record RefusedAs(Func<IResult> Answer);
