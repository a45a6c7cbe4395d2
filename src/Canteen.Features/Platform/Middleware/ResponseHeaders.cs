using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// The headers that every answer carries: what a browser may do with it, who may cache it, and the id under which it is logged.
/// </summary>
public sealed class ResponseHeaders(RequestDelegate next)
{
    private const string ForApi = "default-src 'none'; frame-ancestors 'none'";

    private const string ForPages =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            Protect(context);
            CachePolicy.Apply(context);
            return Task.CompletedTask;
        });
        return next(context);
    }

    private static void Protect(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (context.GetEndpoint()?.Metadata.GetMetadata<OpenerKept>() is null) headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["X-Request-Id"] = context.TraceIdentifier;
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
    }

    private static string Policy(HttpContext context)
    {
        if (context.Request.IsApi()) return ForApi;
        var open = context.GetEndpoint()?.Metadata.GetMetadata<FormsMayLeave>() is not null;
        return open ? ForPages : ForPages + "; form-action 'self'";
    }
}
