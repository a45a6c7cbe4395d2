using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Logs an outage of the database: one line when it begins, one a minute while it lasts, one when it is over. Code that catches
/// <see cref="DatabaseUnavailableException"/> therefore logs nothing: thousands of requests fail in the same way within seconds.
/// </summary>
/// <param name="what">What cannot be done meanwhile, as a word: read, written.</param>
internal sealed class OutageLog(string what, TimeProvider clock, ILogger<OutageLog> logger)
{
    private const int MostOfReason = 300;

    /// <summary>A database that comes and goes within this time counts as one outage, not many.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SayEvery = TimeSpan.FromMinutes(1);

    private readonly Lock _guard = new();
    private long _beganAt;
    private long _failedAt;
    private long _saidAt;
    private long _failures;
    private volatile bool _lasts;

    public void Failed(Exception failure)
    {
        lock (_guard)
        {
            var now = _failedAt = clock.GetTimestamp();
            _failures++;
            if (!_lasts)
            {
                (_lasts, _beganAt, _saidAt, _failures) = (true, now, now, 1);
                logger.LogError(
                    "The database cannot be {What}: {Reason} It is tried again; until that works, this says once a minute how it goes.",
                    what, Reason(failure));
            }
            else if (clock.GetElapsedTime(_saidAt, now) >= SayEvery)
            {
                _saidAt = now;
                logger.LogError(
                    "The database cannot be {What} for {Seconds} seconds now; {Count} times it was tried: {Reason}", what, Seconds(now),
                    _failures, Reason(failure));
            }
        }
    }

    public void Succeeded()
    {
        if (!_lasts) return;
        lock (_guard)
        {
            var now = clock.GetTimestamp();
            if (!_lasts || clock.GetElapsedTime(_failedAt, now) < Calm) return;
            _lasts = false;
            logger.LogWarning(
                "The database can be {What} again, after {Seconds} seconds in which {Count} tries failed.", what, Seconds(now), _failures);
        }
    }

    private string Seconds(long now) => clock.GetElapsedTime(_beganAt, now).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    private static string Reason(Exception failure)
    {
        var reason = failure.Message.ReplaceLineEndings(" ");
        return reason.Length > MostOfReason ? reason[..MostOfReason] + " ..." : reason;
    }
}
