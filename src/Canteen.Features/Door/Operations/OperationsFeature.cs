using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Door.Operations;

/// <summary>How the machine is doing: for proxies by health checks, for staff on a page that plots the last hour.</summary>
public sealed class OperationsFeature : IFeature
{
    // Longer than a disk that is busy takes, shorter than what proxies wait.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public void Register(IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<WritingCheck>("writing", timeout: Patience)
            .AddCheck<TailsCheck>("tails", timeout: Patience);
        // It logs every failed check of every call; Readiness says once what changed.
        services.AddLogging(log => log.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        services.AddSingleton<Readiness>().AddSingleton<History>().AddSingleton<Gauges>().AddSingleton<ReadHistory>();
        services.AddSingleton<Sampler>().AddHostedService(s => s.GetRequiredService<Sampler>());
        services.AddSlotPiece<OperationsLink>(SlotNames.SettingsMenu, 70);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowEveryone().ExcludeFromDescription().DisableHttpMetrics();
        health.MapGet("/live", HealthApi.Live);
        health.MapGet("/ready", HealthApi.ReadyAsync);
        routes.MapGet("/settings/operations", OperationsPages.ShowAsync).RequireSignIn();
    }
}
