using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

public static class ApiPath
{
    /// <summary>True under /api, in any case, as routing reads it.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
