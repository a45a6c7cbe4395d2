using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Operations;

/// <summary>Health checks for proxies and process managers. The answers do not depend on who asks, and must not be cached.</summary>
internal static class HealthApi
{
    /// <summary>200 as long as the process answers at all.</summary>
    public static IResult Live(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(new { live = true });
    }

    /// <summary>200 if requests may be sent here; otherwise 503 with the names of what is missing.</summary>
    public static async Task<IResult> ReadyAsync(HttpContext context, Readiness readiness)
    {
        var missing = await readiness.MissingAsync();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new { ready = missing.Count == 0, missing }, statusCode: missing.Count == 0
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable);
    }
}
