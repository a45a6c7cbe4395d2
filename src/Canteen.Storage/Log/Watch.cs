using Microsoft.Extensions.Hosting;

namespace Canteen.Storage;

/// <summary>Hears of what other processes wrote to this database.</summary>
internal sealed class Watch(Database database) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await database.WatchAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
