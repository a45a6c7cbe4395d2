using Canteen.Core;
using Canteen.Features.Platform.Rates;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Keeps wrong client secrets and invented codes from causing database queries. Failures are counted by app and by address before anything
/// is looked up. From an address with too many, only apps are let through that have authenticated or registered on this node lately.
/// </summary>
public sealed class ClientTries(RateCounts counts, CanteenSettings settings, RateAnswers answers)
{
    private const int Minutes = 5;
    private const int OfApp = 100;
    private const int Least = 50;
    private const int AppTokens = 60;
    private const int KnownForMinutes = 24 * 60;

    /// <summary>Notes that this app exists and has authenticated itself.</summary>
    public void Know(Secret<ClientId> app) => counts.Take(new(new("known-client", RateKey.Of(app.Text)), 1, KnownForMinutes));

    /// <param name="app">Null if it did not say who it is.</param>
    /// <param name="makes">The request is for an app's own token; such requests are counted even if they succeed.</param>
    /// <returns>The result of <paramref name="work"/>, or 429 without having run it.</returns>
    public async Task<Outcome<T>> TryAsync<T>(HttpContext context, Secret<ClientId>? app, bool makes, Func<Task<Outcome<T>>> work)
    {
        if (!settings.RateLimits) return await work();
        var (address, client) = (RateAddress.Of(context), RateKey.Of(app?.Text ?? ""));
        List<RateBucket> own = [new(new("client", client, address.Near), OfApp, Minutes)];
        if (makes && counts.Take(new(new("app-tokens", client, address.Near), AppTokens, Minutes)) is { Granted: false } most)
            return Refuse(context, most);
        if (!counts.IsCounted(new("known-client", client)))
            own.AddRange(address.Buckets("clients", Math.Max(Least, settings.PeoplePerAddress / 10), Minutes));
        var taken = own.ConvertAll(counts.Take);
        var failed = false;
        try
        {
            if (taken.Find(l => !l.Granted) is { Bucket.Limit: > 0 } full) return Refuse(context, full);
            var outcome = await work();
            failed = outcome.Fault is not null;
            if (!failed && app is { } proven) Know(proven);
            return outcome;
        }
        finally
        {
            if (!failed) foreach (var lease in taken.Where(l => l.Granted)) counts.GiveBack(lease.Bucket);
        }
    }

    private Fault Refuse(HttpContext context, RateLease full)
    {
        answers.Tell(context, full);
        answers.Refuse(full);
        return OAuthFaults.TooMany;
    }
}
