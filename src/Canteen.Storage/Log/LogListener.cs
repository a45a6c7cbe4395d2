using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Listens for what other processes write to this database.</summary>
internal sealed class LogListener(Database database, TimeProvider clock, ILogger<OutageLog> logger) : BackgroundService
{
    private readonly OutageLog _unheard = new("watched", clock, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.WatchAsync(_unheard.Succeeded, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                _unheard.Failed(failure);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
