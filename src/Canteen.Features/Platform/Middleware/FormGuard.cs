using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Canteen.Features.Platform.Middleware;

/// <summary>
/// Keeps other sites from acting with a person's cookie: every form outside the API must carry its antiforgery token. (The API has none;
/// there <see cref="CallerMiddleware"/> checks where a change made with a cookie comes from.)
/// </summary>
public sealed class FormGuard(RequestDelegate next)
{
    private static readonly Fault Stale = Fault.BadRequest("This page has expired. Please go back, reload it and try again.");

    private static readonly Fault OfAnother = Fault.BadRequest(
        "Another person has signed in on this device, so nothing was sent. Please sign in as yourself and try again.");

    private static readonly Fault Unreadable = Fault.BadRequest(
        "What you sent couldn't be read. It may be too long. Please go back, shorten it and try again.");

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } refused) return next(context);
        if (FormOwner.HasRefused(context)) return RefuseAsync(context);
        // The token stands in the form, so a form that cannot be read has none.
        var isRead = refused.Error?.InnerException is not (InvalidDataException or IOException);
        return (isRead ? Stale : Unreadable).ToResult().ExecuteAsync(context);
    }

    private static Task RefuseAsync(HttpContext context) =>
        context.Request.WantsPage()
            ? new PageResult(typeof(OtherPersonPage), new { }, new PageContent()) { StatusCode = 400 }.ExecuteAsync(context)
            : OfAnother.ToResult().ExecuteAsync(context);

    /// <summary>
    /// Requires a token on every route that is not for programs, unless the route says otherwise (<c>DisableAntiforgery</c>).
    /// </summary>
    public static void Demand(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } pattern } || IsForPrograms(pattern)) return;
        if (endpoint.Metadata.OfType<IAntiforgeryMetadata>().Any()) return;
        endpoint.Metadata.Add(new RequireAntiforgeryTokenAttribute());
    }

    private static bool IsForPrograms(string pattern) =>
        "/" + pattern.TrimStart('/') is var path
        && (path.StartsWith("/api/", StringComparison.Ordinal) || path.StartsWith("/ap/", StringComparison.Ordinal)
            || path is "/oauth/token" or "/oauth/revoke" or "/oauth/userinfo" or "/inbox");
}
