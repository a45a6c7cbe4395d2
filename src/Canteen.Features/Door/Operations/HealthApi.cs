using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Operations;

/// <summary>For proxies and process managers. Nothing of it depends on who asks, and none of it may be kept.</summary>
internal static class HealthApi
{
    /// <summary>200 while the process answers at all.</summary>
    public static IResult Live(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { live = true });
    }

    /// <summary>200 when requests may be sent here; else 503 with the names of what is missing.</summary>
    public static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness)
    {
        var missing = await readiness.MissingAsync();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new { ready = missing.Count == 0, missing }, statusCode: missing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
