using Canteen.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Platform.Allowances;

/// <summary>Deletes the counts that hold nothing back: names that strangers made up would otherwise stay for ever.</summary>
internal sealed class AllowancePruner(Database database, TimeProvider clock, ILogger<AllowancePruner> log) : BackgroundService
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Allowances that are whole again cannot be pruned; tried again later.");
            }
        }
    }

    internal async Task PruneAsync(CancellationToken ct)
    {
        while (await database.WriteAsync(PruneOnceAsync, ct) == MostAtOnce)
        {
            // A thousand at a time, so that nobody waits long for the one writer.
        }
    }

    private static Task<int> PruneOnceAsync(WriteTransaction tx) => tx.ExecuteAsync(
        "DELETE FROM allowances WHERE key IN (SELECT key FROM allowances WHERE used_until <= @Now ORDER BY used_until LIMIT @MostAtOnce)",
        new { tx.Now, MostAtOnce });
}
