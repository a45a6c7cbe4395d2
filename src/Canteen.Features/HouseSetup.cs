using System.Text.Json;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Canteen.Features;

/// <summary>Puts the platform and every room into an application.</summary>
public static class HouseSetup
{
    public static void AddHouse(this IServiceCollection services, CanteenSettings settings)
    {
        services.AddSingleton(settings);
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddAntiforgery();
        services.Configure<RouteOptions>(o => o.SetParameterPolicy<IdConstraint>("id"));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        services.AddSingleton<PostHydrator>().AddSingleton<PostGate>().AddSingleton<AccountHydrator>().AddSingleton<RelationshipHydrator>().AddSingleton<AccountNames>();
        services.AddLiveTail<KnownCallers>();
        // At the level of information the host writes every query string to the log, and a query may hold an access token.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        services.AddLook();
        foreach (var room in House.Rooms) room.Register(services);
    }

    public static void UseHouse(this WebApplication app)
    {
        app.UseMiddleware<FaultHandler>();
        app.UseRouting();
        app.UseMiddleware<Doorkeeper>();
        app.UseMiddleware<ScopeGate>();
        app.UseAntiforgery();
        app.MapLook();
        foreach (var room in House.Rooms) room.Map(app);
    }
}
