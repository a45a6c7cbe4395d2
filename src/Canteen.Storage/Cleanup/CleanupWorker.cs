using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Deletes what is no longer needed, once an hour, a slice at a time, so that other writes come in between.</summary>
internal sealed class CleanupWorker(IEnumerable<ICleanup> leftovers, TimeProvider clock, ILogger<CleanupWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async Task ClearAsync(CancellationToken ct)
    {
        foreach (var kind in leftovers)
        {
            while (await kind.ClearAsync(ct))
            {
                // There may be another slice.
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ClearAsync(stoppingToken);
            }
            catch (DatabaseUnavailableException)
            {
                // Tried again in an hour.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "What is left over cannot be cleared; tried again later.");
            }
        }
    }
}
