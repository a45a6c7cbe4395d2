using Canteen.Core;
using Canteen.Features;
using Canteen.Features.Platform;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Map.Plan;

/// <summary>Counts the endpoints of each room: the rooms map their routes, but nothing is served and no database is opened.</summary>
public static class RouteCount
{
    /// <summary>The number of routes by the full name of the feature class.</summary>
    public static IReadOnlyDictionary<string, int> OfRooms()
    {
        var folder = Path.Combine(Path.GetTempPath(), "canteen-map");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddStorage(new DatabaseSettings($"sqlite:{folder}/none.db"));
        builder.Services.AddHouse(new CanteenSettings { DataFolder = folder, Address = "https://canteen.example" });
        var app = builder.Build();
        return House.Rooms.ToDictionary(r => r.GetType().FullName!, r => CountOf(r, app));
    }

    private static int CountOf(IFeature room, WebApplication app)
    {
        var routes = new Routes(app);
        room.Map(routes);
        return routes.DataSources.Sum(d => d.Endpoints.Count);
    }

    private sealed class Routes(IEndpointRouteBuilder app) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => app.ServiceProvider;
        public ICollection<EndpointDataSource> DataSources { get; } = [];
        public IApplicationBuilder CreateApplicationBuilder() => app.CreateApplicationBuilder();
    }
}
