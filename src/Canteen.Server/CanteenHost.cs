using Canteen.Features;
using Canteen.Features.Platform;
using Canteen.Server.Configuration;
using Canteen.Storage;

namespace Canteen.Server;

/// <summary>Puts the whole application together: for the program, and for tests that run it in their own process.</summary>
public static class CanteenHost
{
    /// <summary>Ready to start; nothing listens and nothing is read or written before that.</summary>
    /// <param name="adjust">What a test wants different: its own clock, its own log.</param>
    /// <param name="rooms">The rooms that there are; null for all.</param>
    public static WebApplication Build(
        ServerOptions options, Action<WebApplicationBuilder>? adjust = null, IReadOnlyList<IFeature>? rooms = null)
    {
        // An empty builder: no settings file or variable but ours has a say, and nothing watches files.
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
