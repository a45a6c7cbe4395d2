using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look;

public static class LookSetup
{
    public static IServiceCollection AddLook(this IServiceCollection services) =>
        services.AddSingleton<LookAssets>();

    public static void MapLook(this IEndpointRouteBuilder routes)
    {
        routes.MapAssets();
        routes.MapAppearance();
    }
}
