using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

public static class ApiPath
{
    /// <summary>True under /api, in upper or lower case, because routing ignores case.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
