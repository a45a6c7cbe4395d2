using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>HEAD is GET without the body, which the server leaves out by itself; so no route has to name both.</summary>
public sealed class HeadAsGet(RequestDelegate next)
{
    private static readonly object WasHead = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Items[WasHead] = true;
            context.Request.Method = HttpMethods.Get;
        }
        return next(context);
    }

    /// <summary>For answers that only end when somebody leaves: nobody waits for their body.</summary>
    internal static bool IsHead(HttpContext context) => context.Items.ContainsKey(WasHead);
}
