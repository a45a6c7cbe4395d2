using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Platform.Input;

/// <summary><c>{id:id}</c> in a route: what is not an id is not found, rather than a bad request.</summary>
public sealed class IdConstraint : IRouteConstraint
{
    public bool Match(
        HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        Id<Post>.TryParse(values[routeKey] as string, out _);
}
