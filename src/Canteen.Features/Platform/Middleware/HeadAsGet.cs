using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>Treats HEAD as GET without the body, which the server leaves out by itself; so no route has to name both.</summary>
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

    /// <summary>For answers that end only when the client leaves: a HEAD request must not wait for that.</summary>
    internal static bool IsHead(HttpContext context) => context.Items.ContainsKey(WasHead);
}
