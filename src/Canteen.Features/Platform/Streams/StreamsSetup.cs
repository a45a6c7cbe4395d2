using Canteen.Features.Platform.Access;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Canteen.Features.Platform.Streams;

public static class StreamsSetup
{
    public static IServiceCollection AddStreams(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(new StreamLimits());
        return services.AddSingleton<StreamMeters>().AddSingleton<CallerCheck>().AddLiveTail<OpenStreams>();
    }

    /// <summary>Pings detect half-open sockets.</summary>
    public static void UseStreams(this WebApplication app) => app.UseWebSockets(new WebSocketOptions
    {
        KeepAliveInterval = TimeSpan.FromSeconds(30),
        KeepAliveTimeout = TimeSpan.FromSeconds(30),
    });
}
