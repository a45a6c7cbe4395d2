using Canteen.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Canteen.Features.Door.Operations;

/// <summary>Checks that the database can be read, and has the schema that this program needs.</summary>
internal sealed class DatabaseCheck(DatabaseProbe checkup) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        new(await checkup.IsMigratedAsync(cancellationToken).WaitAsync(cancellationToken) ? HealthStatus.Healthy : HealthStatus.Unhealthy);
}

/// <summary>Checks that the database accepts transactions, and did not refuse the last one that wrote.</summary>
internal sealed class WritingCheck(DatabaseProbe checkup) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        new(await checkup.CanWriteAsync(cancellationToken).WaitAsync(cancellationToken) ? HealthStatus.Healthy : HealthStatus.Unhealthy);
}

/// <summary>
/// Checks that this node's memory is not far behind the database, so that somebody who signed out on another node is signed out here too.
/// </summary>
internal sealed class TailsCheck(DatabaseProbe checkup) : IHealthCheck
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        new(await checkup.TailsBehindAsync(cancellationToken).WaitAsync(cancellationToken) <= Most
        ? HealthStatus.Healthy : HealthStatus.Unhealthy);
}
