using Canteen.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Door.Operations;

/// <summary>Every few seconds writes down the figures of this process.</summary>
internal sealed class Sampler(Gauges gauges, StorageHealth vitals, History history, TimeProvider clock, ILogger<Sampler> log) : BackgroundService
{
    private long _closedAt;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        gauges.Start();
        _closedAt = clock.GetTimestamp();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Writes down what was measured since the last time. One at a time.</summary>
    public async Task SampleAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        Close();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A delay, not a timer that ticks: a clock that jumps leaves one sample, not a crowd of them.
        while (await WaitAsync(stoppingToken)) await SampleAsync(stoppingToken);
    }

    private async Task<bool> WaitAsync(CancellationToken ct)
    {
        await Task.Delay(History.Step, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Off the thread of whoever moves the clock, who would else wait for the sample and then for the next.
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
            // The health check says that the database is gone; the other figures go on.
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
