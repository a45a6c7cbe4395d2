using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Tells every live tail of this node of every event, once and in commit order, from the moment the node started. Anything older a tail
/// reads from the tables.
/// </summary>
internal sealed class LiveTails(
    Database database, EventLog log, IEnumerable<ILiveTail> tails, TimeProvider clock, ILogger<LiveTails> logger) : IHostedService
{
    private const int MostAtOnce = 1000;

    /// <summary>How long to wait for an older transaction that keeps newer events from being complete.</summary>
    private static readonly TimeSpan Unsettled = TimeSpan.FromMilliseconds(3);

    /// <summary>After a longer time than this without reading the log, part of it may have been pruned.</summary>
    private static readonly TimeSpan LongestGap = LogPruner.Kept / 2;

    private readonly ILiveTail[] _tails = [.. tails];
    private readonly ImmediateInvalidation _atOnce = new(tails.OfType<IInvalidationTail>(), log, logger);
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_tails.Length == 0) return;
        var start = await log.SettledHeadAsync(cancellationToken);
        database.Tails.Start(start);
        log.Recent.Start(start);
        database.Committed = _atOnce.Tell;
        _running = Task.Run(() => FollowAsync(start, _stopping.Token), CancellationToken.None);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running;
        database.Tails.Stop();
        log.Recent.Stop();
    }

    private async Task FollowAsync(LoggedPosition position, CancellationToken ct)
    {
        var heardAt = clock.GetTimestamp();
        while (!ct.IsCancellationRequested)
        {
            try
            {
                var grew = database.LogGrew.Next;
                var slice = await log.ReadAsync(position, kinds: null, MostAtOnce, ct);
                if (clock.GetElapsedTime(heardAt) > LongestGap) ForgetAll();
                heardAt = clock.GetTimestamp();
                foreach (var happened in slice.Events) Tell(happened);
                if (slice.To > position)
                {
                    database.Tails.MoveTo(position = slice.To);
                    log.Recent.Add(slice);
                }
                if (slice.Events.Count == MostAtOnce) continue;
                if (slice.More) await WaitForOlderAsync(position, ct);
                else await grew.WaitAsync(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                if (failure is not DatabaseUnavailableException) logger.LogError(failure, "The event log cannot be read; live tails wait.");
                await Task.Delay(TimeSpan.FromSeconds(1), ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WaitForOlderAsync(LoggedPosition position, CancellationToken ct)
    {
        await _atOnce.LookAheadAsync(position, ct);
        await Task.Delay(Unsettled, ct);
    }

    private void Tell(LoggedEvent happened)
    {
        foreach (var tail in _tails) Tell(tail, happened, logger);
    }

    internal static void Tell(ILiveTail tail, LoggedEvent happened, ILogger logger)
    {
        try
        {
            tail.Hear(happened);
        }
        catch (Exception failure)
        {
            logger.LogError(
                failure, "{Tail} failed on event {Seq}; it forgets what it knew and goes on.", tail.GetType().Name, happened.Seq);
            tail.Forget();
        }
    }

    private void ForgetAll()
    {
        foreach (var tail in _tails) tail.Forget();
    }
}
