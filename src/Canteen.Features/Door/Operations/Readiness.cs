using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Door.Operations;

/// <summary>
/// Whether requests may be sent to this process. However many callers ask, the checks run at most once every two seconds; that the process
/// is stopping is known at once.
/// </summary>
public sealed class Readiness(HealthCheckService checks, IHostApplicationLifetime host, TimeProvider clock, ILogger<Readiness> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly IReadOnlyList<string> Starting = ["starting"];
    private static readonly IReadOnlyList<string> Stopping = ["stopping"];

    private readonly Lock _guard = new();
    private Task<IReadOnlyList<string>>? _look;
    private long _lookedAt;
    private string _said = "";

    /// <summary>The names of what is missing: <c>starting</c>, <c>stopping</c>, or failed checks. Empty if the process is ready.</summary>
    public Task<IReadOnlyList<string>> MissingAsync()
    {
        if (host.ApplicationStopping.IsCancellationRequested) return Task.FromResult(Stopping);
        if (!host.ApplicationStarted.IsCancellationRequested) return Task.FromResult(Starting);
        lock (_guard)
        {
            if (_look is { IsCompleted: false } || (_look is not null && clock.GetElapsedTime(_lookedAt) < Fresh)) return _look;
            _lookedAt = clock.GetTimestamp();
            return _look = Task.Run(LookAsync);
        }
    }

    private async Task<IReadOnlyList<string>> LookAsync()
    {
        var report = await checks.CheckHealthAsync();
        IReadOnlyList<string> missing = [.. report.Entries.Where(
            e => e.Value.Status != HealthStatus.Healthy).Select(e => e.Key).Order(StringComparer.Ordinal)];
        Say(string.Join(", ", missing));
        return missing;
    }

    private void Say(string missing)
    {
        if (missing == _said) return;
        _said = missing;
        if (missing.Length > 0) log.LogWarning("Not ready for requests: {Missing}", missing);
        else log.LogInformation("Ready for requests again.");
    }
}
