using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Look.Navigation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Canteen.Features.Door.Operations;

/// <summary>How the server is doing: health checks for proxies, and a page for staff that plots the last hour.</summary>
public sealed class OperationsFeature : IFeature
{
    // Longer than a busy disk takes, shorter than proxies wait.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public void Register(IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database", timeout: Patience)
            .AddCheck<WritingCheck>("writing", timeout: Patience)
            .AddCheck<TailsCheck>("tails", timeout: Patience);
        // The framework logs every failed check of every call; Readiness logs once what changed.
        services.AddLogging(log => log.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        services.AddSingleton<Readiness>().AddSingleton<History>().AddSingleton<Gauges>().AddSingleton<ReadHistory>();
        services.AddSingleton<Sampler>().AddHostedService(s => s.GetRequiredService<Sampler>());
        services.AddNavItem(new("operations", "/settings/operations", "server", "Server", 70)
        {
            InMenu = true, IsShown = frame => frame.IsStaff,
        });
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowEveryone().ExcludeFromDescription().DisableHttpMetrics();
        health.MapGet("/live", HealthApi.Live);
        health.MapGet("/ready", HealthApi.ReadyAsync);
        routes.MapGet("/settings/operations", OperationsPages.ShowAsync).RequireSignIn();
    }
}
