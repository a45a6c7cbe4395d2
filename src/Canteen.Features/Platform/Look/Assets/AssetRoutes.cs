using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Look;

internal static class AssetRoutes
{
    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        // A page loads a dozen of them, each within microseconds: in the same metric they would hide how long people wait for pages.
        var files = routes.MapGroup("").AllowEveryone().ExcludeFromDescription().DisableHttpMetrics();
        foreach (var asset in routes.ServiceProvider.GetRequiredService<LookAssets>().All)
        {
            files.MapMethods(asset.Path, [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, asset));
        }
    }

    private static async Task SendAsync(HttpContext context, Asset asset)
    {
        var (body, encoding) = Choose(asset, context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.CacheControl = asset.Forever ? "public, max-age=31536000, immutable" : "public, max-age=86400";
        headers.Vary = "Accept-Encoding";
        headers.ContentType = asset.ContentType;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (encoding is not null) headers.ContentEncoding = encoding;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static (byte[] Body, string? Encoding) Choose(Asset asset, string accepted)
    {
        if (accepted.Contains("br", StringComparison.OrdinalIgnoreCase) && asset.Brotli is { } brotli) return (brotli, "br");
        if (accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) && asset.Gzip is { } gzip) return (gzip, "gzip");
        return (asset.Plain, null);
    }
}
