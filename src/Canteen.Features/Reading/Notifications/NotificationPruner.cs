using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Prunes notifications once an hour, on one node of all.</summary>
internal sealed class NotificationPruner(PruneNotifications prune, TimeProvider clock, ILogger<NotificationPruner> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await prune.RunAsync(Every / 2, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "Old notifications cannot be pruned; tried again in an hour.");
            }
        }
    }
}
