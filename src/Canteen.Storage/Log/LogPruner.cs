using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>
/// Deletes events a week after they happened, but none that a reaction of this program has still to hear. (Reactions that this program does
/// not have hold nothing back. A new one that comes with a newer program on another node has the week.)
/// </summary>
internal sealed class LogPruner(
    IEnumerable<IReaction> reactions, Database database, EventLog log, TimeProvider clock, ILogger<LogPruner> logger) : BackgroundService
{
    private const int MostAtOnce = 1000;
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly string[] _names = [.. reactions.Select(reaction => reaction.Name)];

    /// <returns>How many events were deleted.</returns>
    public async Task<int> PruneAsync(CancellationToken ct)
    {
        var (all, gone) = (0, 0);
        do
        {
            gone = await PruneOnceAsync(ct);
            all += gone;
        }
        while (gone > 0);
        return all;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or DatabaseUnavailableException))
            {
                logger.LogError(failure, "Old events cannot be pruned; tried again later.");
            }
            catch (DatabaseUnavailableException)
            {
                // Tried again the next time.
            }
        }
    }

    private async Task<int> PruneOnceAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        var before = now - (long)Kept.TotalMilliseconds;
        var oldest = await log.PlacesAsync(MostAtOnce, ct);
        var slowest = await SlowestAsync(ct);
        // An event dated in the future was written before the clock was set back: it is deleted with the first old event after it.
        var last = oldest
            .TakeWhile(place => (place.CreatedAt < before || place.CreatedAt > now) && (slowest is null || place.Position <= slowest))
            .LastOrDefault(place => place.CreatedAt < before);
        if (last is null) return 0;
        return await database.WriteQuietlyAsync(
            tx => tx.ExecuteAsync($"DELETE FROM events WHERE {database.Sql.UpTo}", new { last.Xid, last.Seq }), ct);
    }

    private async Task<LoggedPosition?> SlowestAsync(CancellationToken ct)
    {
        var row = await database.ReadAsync(
            db => db.FirstOrDefaultAsync<PositionRow>(
                "SELECT xid, seq FROM reaction_cursors WHERE reaction IN @_names ORDER BY xid, seq LIMIT 1", new { _names }),
            ct);
        return row?.Position;
    }
}
