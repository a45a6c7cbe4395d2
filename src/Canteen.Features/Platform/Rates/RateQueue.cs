namespace Canteen.Features.Platform.Rates;

/// <summary>
/// Where an address that is over its limit waits in line. Its requests are let through one after another, no faster than the limit allows;
/// so when a whole hospital comes at once, its people wait for seconds instead of all being turned away.
/// </summary>
public sealed class RateQueue(TimeProvider clock)
{
    private const int MostWaiting = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Lock _guard = new();
    private readonly Dictionary<RateKey, long> _last = [];
    private readonly HashSet<RateKey> _waiting = [];

    /// <summary>How many are waiting now.</summary>
    public int Waiting
    {
        get
        {
            lock (_guard) return _waiting.Count;
        }
    }

    /// <summary>Returns when it is this caller's turn.</summary>
    /// <param name="who">Who waits: nobody waits twice at the same time.</param>
    /// <returns>False, at once, when the queue is too long.</returns>
    public async Task<bool> TurnAsync(RateBucket full, RateKey who, CancellationToken ct)
    {
        if (Enter(full, who) is not { } wait) return false;
        try
        {
            await Task.Delay(wait, clock, ct);
            return true;
        }
        finally
        {
            lock (_guard) _waiting.Remove(who);
        }
    }

    private TimeSpan? Enter(RateBucket full, RateKey who)
    {
        lock (_guard)
        {
            var now = clock.Milliseconds();
            if (_waiting.Count >= MostWaiting) return null;
            if (_last.Count >= MostWaiting)
            {
                foreach (var (key, _) in _last.Where(l => l.Value <= now).ToList()) _last.Remove(key);
            }
            var turn = Math.Max(now, _last.GetValueOrDefault(full.Key)) + Math.Max(1, full.Span / full.Limit);
            var wait = TimeSpan.FromMilliseconds(turn - now);
            if (wait > Longest || !_waiting.Add(who)) return null;
            _last[full.Key] = turn;
            return wait;
        }
    }
}
