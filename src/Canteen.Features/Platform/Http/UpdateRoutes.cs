using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Platform.Http;

public static class UpdateRoutes
{
    private static readonly string[] Methods = ["PUT", "PATCH"];

    /// <summary>A route that changes something: clients send PUT or PATCH as they like, and mean the same.</summary>
    public static RouteHandlerBuilder MapUpdate(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Methods, handler);
}
