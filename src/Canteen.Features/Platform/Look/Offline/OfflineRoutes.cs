using System.Security.Cryptography;
using System.Text;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Platform.Look.Offline;

/// <summary>What a browser needs to be of use without a network: the service worker and the page it shows then.</summary>
internal static class OfflineRoutes
{
    private const string Source = "Canteen.Features.Platform.Look.Offline.worker.js";

    public static void MapOffline(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").AllowEveryone().ExcludeFromDescription();
        files.MapGet(
            "/offline", () => new PageResult(typeof(OfflinePage), new { }, new PageContent()) { IsPure = true, IsForNobody = true });
        files.MapGet("/worker.js", (HttpContext context, LookAssets assets) =>
        {
            // Its path is the same for ever, so browsers must ask whether it has changed.
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Text(Worker(assets), "text/javascript", Encoding.UTF8);
        });
    }

    /// <summary>Each version of the style and script makes another worker, which fetches the files and the page anew.</summary>
    private static string Worker(LookAssets assets)
    {
        var source = EmbeddedFiles.Text(Source)
            .Replace("%STYLE%", assets.Style, StringComparison.Ordinal).Replace("%SCRIPT%", assets.Script, StringComparison.Ordinal);
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..12];
        return source.Replace("%VERSION%", version, StringComparison.Ordinal);
    }
}
