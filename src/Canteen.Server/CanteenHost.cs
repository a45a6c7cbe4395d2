using Canteen.Features;
using Canteen.Features.Platform;
using Canteen.Server.Configuration;
using Canteen.Storage;

namespace Canteen.Server;

/// <summary>Puts the whole application together, for the program and for tests that run it in their own process.</summary>
public static class CanteenHost
{
    /// <summary>Builds the application. Until it is started, it listens to nothing, reads nothing and writes nothing.</summary>
    /// <param name="adjust">What a test needs to change, such as the clock or the log.</param>
    /// <param name="rooms">The rooms to include; null for all.</param>
    public static WebApplication Build(
        ServerOptions options, Action<WebApplicationBuilder>? adjust = null, IReadOnlyList<IFeature>? rooms = null)
    {
        // An empty builder, so that no settings files or variables are read except our own, and no files are watched.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "canteen" });
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls(options.Listen);
        builder.Services.AddRouting();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(options.Database);
        builder.Services.AddHouse(options.Settings, rooms);
        builder.AddTelemetry(options);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.UseTelemetry(options);
        app.UseHouse();
        return app;
    }
}
