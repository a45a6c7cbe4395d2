using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Who may cache an answer, where the endpoint did not say: a visitor's read of the API may be kept for 15 seconds, answers for a person
/// not at all.
/// </summary>
public static class CachePolicy
{
    private const string Minutes5 = "public, max-age=300";
    private const string Visitors = "public, max-age=15";
    private const string Personal = "private, no-store";
    private const string Page = "private, no-cache";

    /// <summary>
    /// For what is the same for everyone and seldom changes: the instance, its rules, emoji. An answer of the API to a signed-in caller is
    /// not cached all the same.
    /// </summary>
    public static void Keep5Minutes(HttpContext context) => context.Response.Headers.CacheControl = Minutes5;

    internal static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var api = context.Request.IsApi();
        if (api) headers.Append("Vary", "Authorization, Cookie");
        var personal = api && IsPersonal(context);
        if (personal) headers.CacheControl = Personal;
        else if (headers.CacheControl.Count > 0) return;
        else if (api && context.Response.StatusCode == 200) headers.CacheControl = Visitors;
        else if (api || context.Response.StatusCode >= 400) headers.CacheControl = Personal;
        else if (IsPage(context.Response)) headers.CacheControl = Page;
    }

    private static bool IsPersonal(HttpContext context) =>
        context.Caller() != Caller.Nobody || context.Request.Headers.Authorization.Count > 0 || !HttpMethods.IsGet(context.Request.Method)
        || context.Request.Query.ContainsKey("access_token") || context.Request.Query.ContainsKey("bearer_token");

    private static bool IsPage(HttpResponse response) => response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
}
