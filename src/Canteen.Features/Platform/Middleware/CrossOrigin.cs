using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Lets web clients on other origins call what Mastodon opens to them: the API with any method and header; the well-known documents and
/// actors for reading; tokens and user info. Never with credentials, so that other sites cannot use a person's cookie.
/// </summary>
public sealed class CrossOrigin(RequestDelegate next)
{
    private const string Exposed = "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id, "
        + "Mastodon-Async-Refresh, " + ReadYourWrites.Header;
    private const string Day = "86400";

    public Task InvokeAsync(HttpContext context)
    {
        if (MethodsFor(context.Request.Path) is not { } methods) return next(context);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlExposeHeaders = Exposed;
            return Task.CompletedTask;
        });
        return IsPreflight(context.Request) ? AnswerPreflight(context, methods) : next(context);
    }

    private static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.AccessControlRequestMethod.Count > 0;

    private static Task AnswerPreflight(HttpContext context, string methods)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = methods;
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = Day;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static string? MethodsFor(PathString path) => path.Value switch
    {
        { } p when p.StartsWith("/api/", StringComparison.Ordinal) => "GET, POST, PUT, PATCH, DELETE, OPTIONS",
        "/oauth/token" or "/oauth/revoke" => "POST, OPTIONS",
        "/oauth/userinfo" => "GET, POST, OPTIONS",
        { } p when IsDocument(p) => "GET, OPTIONS",
        _ => null,
    };

    private static bool IsDocument(string path) =>
        path.StartsWith("/.well-known/", StringComparison.Ordinal) || path.StartsWith("/nodeinfo/", StringComparison.Ordinal)
        || path.StartsWith("/@", StringComparison.Ordinal) || path.StartsWith("/users/", StringComparison.Ordinal)
        || path.StartsWith("/ap/", StringComparison.Ordinal) || path.StartsWith("/openapi/", StringComparison.Ordinal);
}
