using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Logs when the clock has gone back while the process runs, and when it has caught up with the ids again.</summary>
internal sealed class ClockMonitor(IdSource ids, TimeProvider clock, ILogger<ClockMonitor> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private bool _ahead;

    internal static void Warn(ILogger logger, IdSource ids) => logger.LogWarning(
        "The clock of this machine is {Behind} behind the newest id. New ids go on from there until it has caught up; "
        + "times that people see are the clock's.",
        TimeSpan.FromMilliseconds(ids.AheadBy));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken)) Look();
    }

    internal void Look()
    {
        var ahead = ids.AheadBy >= IdSeed.Noticed.TotalMilliseconds;
        if (ahead && !_ahead) Warn(logger, ids);
        if (!ahead && _ahead) logger.LogInformation("The clock has caught up with the ids.");
        _ahead = ahead;
    }
}
