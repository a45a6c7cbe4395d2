using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

/// <summary>HEAD is GET without the body, which the server leaves out by itself; so no route has to name both.</summary>
public sealed class HeadAsGet(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
        return next(context);
    }
}
