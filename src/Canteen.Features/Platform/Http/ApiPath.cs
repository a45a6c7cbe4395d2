using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

public static class ApiPath
{
    /// <summary>True under /api, in upper or lower case, because routing ignores case.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether to answer with a page. Clients cannot cope with HTML, so nothing under /api answers with it, whoever is calling.
    /// </summary>
    public static bool WantsPage(this HttpRequest request) =>
        !request.IsApi()
        && request.Headers.Accept.Any(a => a is not null && a.Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
