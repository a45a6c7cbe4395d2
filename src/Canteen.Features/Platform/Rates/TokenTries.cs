using Canteen.Core;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Keeps wrong tokens and wrong session cookies from asking the database. An address may be wrong so often in five minutes, and then only
/// what this node remembers is let in from there. The same wrong one again is known and costs its address nothing: an app that was shown
/// the door keeps knocking for days.
/// </summary>
public sealed class TokenTries(RateCounts counts, CanteenSettings settings, RateAnswers answers)
{
    private const int Minutes = 5;
    private const int Least = 50;
    private const int KnocksOfOne = 30;
    private static readonly CachedCaller Over = new(Caller.Nobody, AccessState.Open, Revoked: true, ExpiresAt: 0);

    /// <summary>One in ten of the people behind an address, each with a token that has gone stale.</summary>
    private int OfAddress => Math.Max(Least, settings.PeoplePerAddress / 10);

    /// <param name="kind">What it was shown as: known to be no token, it may still be somebody's session, and the other way about.</param>
    /// <param name="remembered">This node knows the secret: nothing is asked or counted.</param>
    /// <param name="ask">Asks the database.</param>
    /// <param name="mayComeAgain">A browser sends a cookie that has run out with every page, so a wrong one that is known is let pass for ever.</param>
    /// <returns>401 for a secret that is wrong, 429 from an address that was wrong too often.</returns>
    public async Task<Outcome<CachedCaller>> LookUpAsync(
        HttpContext context, string kind, string secret, bool remembered, Func<CancellationToken, Task<CachedCaller?>> ask, bool mayComeAgain = false)
    {
        if (remembered || !settings.RateLimits) return await ask(context.RequestAborted) is { } at ? at : Fault.SignInNeeded;
        var (wrong, revoked) = (Own($"wrong-{kind}", secret), Own($"revoked-{kind}", secret));
        if (counts.IsCounted(wrong.Key)) return (mayComeAgain ? null : Again(context, wrong)) ?? Fault.SignInNeeded;
        if (counts.IsCounted(revoked.Key)) return (mayComeAgain ? null : Again(context, revoked)) is { } tooMany ? tooMany : Over;
        return await AskAsync(context, [.. RateAddress.Of(context).Buckets("tokens", OfAddress, Minutes)], wrong, revoked, ask);
    }

    private async Task<Outcome<CachedCaller>> AskAsync(
        HttpContext context, List<RateBucket> address, RateBucket wrong, RateBucket revoked, Func<CancellationToken, Task<CachedCaller?>> ask)
    {
        // Counted before and given back after, or else a thousand at once would all find room.
        var taken = address.ConvertAll(counts.Take);
        var guilty = false;
        try
        {
            if (taken.Find(l => !l.Granted) is { Bucket.Limit: > 0 } full) return Refuse(context, full);
            var found = await ask(context.RequestAborted);
            guilty = found is null or { Revoked: true };
            if (guilty)
            {
                counts.Take(found is null ? wrong : revoked);
                answers.Tell(context, taken[0]);
            }
            return found is null ? Fault.SignInNeeded : found;
        }
        finally
        {
            if (!guilty) foreach (var lease in taken.Where(l => l.Granted)) counts.GiveBack(lease.Bucket);
        }
    }

    private Fault? Again(HttpContext context, RateBucket own) => counts.Take(own) is { Granted: false } full ? Refuse(context, full) : null;

    private Fault Refuse(HttpContext context, RateLease full)
    {
        answers.Tell(context, full);
        return answers.Refuse(full);
    }

    private static RateBucket Own(string count, string secret) => new(new(count, RateKey.Of(secret)), KnocksOfOne, Minutes);
}
