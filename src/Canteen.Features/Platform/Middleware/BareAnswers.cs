using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Gives a body to failures that have none: routes that do not exist, methods that a route does not take, parameters that the framework
/// could not bind.
/// </summary>
public sealed class BareAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null || response.ContentLength is > 0) return;
        await new FaultAnswer(FaultOf(response.StatusCode), response.StatusCode).ExecuteAsync(context);
    }

    private static Fault FaultOf(int statusCode) => statusCode switch
    {
        401 => Fault.SignInNeeded,
        403 => Fault.NotAllowed,
        404 => Fault.NotFound,
        405 => Fault.BadRequest("This address doesn't support that method"),
        413 => new Fault(FaultKind.TooLarge, "The request is too large (maximum is 1 MB)"),
        415 => Fault.BadRequest("That content type isn't supported here"),
        _ => Fault.BadRequest("The request could not be read"),
    };
}
