using Canteen.Core;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Keeps wrong tokens and wrong session cookies from burdening the database. An address may be wrong so many times in five minutes; after
/// that only secrets that this node has cached are let in from there. Sending the same wrong secret again is recognised and does not count
/// against its address, because an app that was refused may keep trying for days.
/// </summary>
public sealed class TokenTries(RateCounts counts, CanteenSettings settings, RateAnswers answers)
{
    private const int Minutes = 5;
    private const int Least = 50;
    private const int KnocksOfOne = 30;
    private static readonly CachedCaller Over = new(Caller.Nobody, AccessState.Open, Revoked: true, ExpiresAt: 0);

    /// <summary>One in ten of the people behind an address, each with a token that has become invalid.</summary>
    private int OfAddress => Math.Max(Least, settings.PeoplePerAddress / 10);

    /// <param name="kind">Token or session: a secret known to be no token may still be somebody's session, and the other way about.</param>
    /// <param name="remembered">This node has cached the secret, so nothing is counted.</param>
    /// <param name="ask">Looks the secret up.</param>
    /// <param name="mayComeAgain">
    /// For cookies: a browser sends an expired cookie with every page, so repeats of a known wrong one are never turned away with 429.
    /// </param>
    /// <returns>
    /// 401 for a wrong secret, 429 from an address that was wrong too often or for a wrong secret that is repeated too often.
    /// </returns>
    public async Task<Outcome<CachedCaller>> LookUpAsync(
        HttpContext context, string kind, string secret, bool remembered, Func<CancellationToken, Task<CachedCaller?>> ask,
        bool mayComeAgain = false)
    {
        if (remembered || !settings.RateLimits) return await ask(context.RequestAborted) is { } at ? at : Fault.SignInNeeded;
        var (wrong, revoked) = (Own($"wrong-{kind}", secret), Own($"revoked-{kind}", secret));
        if (counts.IsCounted(wrong.Key)) return (mayComeAgain ? null : Again(context, wrong)) ?? Fault.SignInNeeded;
        if (counts.IsCounted(revoked.Key)) return (mayComeAgain ? null : Again(context, revoked)) is { } tooMany ? tooMany : Over;
        return await AskAsync(context, [.. RateAddress.Of(context).Buckets("tokens", OfAddress, Minutes)], wrong, revoked, ask);
    }

    private async Task<Outcome<CachedCaller>> AskAsync(
        HttpContext context, List<RateBucket> address, RateBucket wrong, RateBucket revoked, Func<CancellationToken,
        Task<CachedCaller?>> ask)
    {
        // Counted before and given back after; otherwise a thousand requests at once would all be let through.
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
