using Canteen.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Door.Operations;

/// <summary>Records the figures of this process every few seconds.</summary>
internal sealed class Sampler(
    Gauges gauges, StorageHealth vitals, History history, TimeProvider clock, ILogger<Sampler> log) : BackgroundService
{
    private long _closedAt;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        gauges.Start();
        _closedAt = clock.GetTimestamp();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Records what was measured since the last call. Calls must not overlap.</summary>
    public async Task SampleAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        Close();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A delay and not a periodic timer, so that a clock that jumps leads to one sample and not to many.
        while (await WaitAsync(stoppingToken)) await SampleAsync(stoppingToken);
    }

    private async Task<bool> WaitAsync(CancellationToken ct)
    {
        await Task.Delay(History.Step, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Leaves the thread that moved the clock, which would otherwise have to wait for this sample and then for the next.
        await Task.Yield();
        return !ct.IsCancellationRequested;
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await vitals.MeasureAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The health check reports that the database is unavailable; the other figures are still recorded.
            log.LogDebug(failure, "The database could not be looked at.");
        }
    }

    private void Close()
    {
        try
        {
            var interval = clock.GetElapsedTime(_closedAt);
            _closedAt = clock.GetTimestamp();
            history.Add(new Figures(clock.Milliseconds(), gauges.Close(interval)));
        }
        catch (AggregateException failure)
        {
            log.LogWarning(failure, "An instrument could not be read.");
        }
    }
}
