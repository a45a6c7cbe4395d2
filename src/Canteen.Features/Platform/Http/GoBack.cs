using Canteen.Core;
using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Http;

/// <summary>The answer to a form that succeeded: 303 to one of our pages.</summary>
public static class GoBack
{
    /// <summary>The parameter of an address with which a page greets somebody. It is no part of where one comes back to.</summary>
    public const string Welcome = "welcome";

    /// <summary>
    /// The anchor of what a page is about. It takes the focus, so that nobody without a pointer begins again at the page's first link.
    /// </summary>
    public const string AtContent = "#main";

    /// <summary>303 to <paramref name="path"/>, an address relative to this server's root.</summary>
    public static IResult To(string path) => new SeeOther(path);

    /// <summary>
    /// 303 to the address in the form's field <c>back</c>, else to the page that the form was on, else to <paramref name="otherwise"/>.
    /// Addresses on other servers are ignored.
    /// </summary>
    /// <param name="anchor">The place on that page; null where the address names it itself.</param>
    public static IResult From(HttpContext context, string otherwise = "/home", string? anchor = null)
    {
        var form = context.Request.HasFormContentType ? context.Request.Form["back"].ToString() : "";
        var page = IsOurs(form) ? form : PageOf(context) ?? otherwise;
        return To(anchor is null ? page : page.Split('#')[0] + anchor);
    }

    /// <summary>
    /// The page that a form's field <c>back</c> should name: this one, at <paramref name="anchor"/>; for a fragment, the page that the
    /// fragment goes into.
    /// </summary>
    public static string Here(HttpContext? context, string anchor = "")
    {
        if (context is null) return "";
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.WantsFragment()) return PageOf(context) is { } page ? page + anchor : "";
        if (HttpMethods.IsGet(request.Method)) return request.Path + Lasting(request) + anchor;
        // A form that could not be read or has no valid token must not make the page that says so fail as well.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }) return "";
        return context.Features.Get<IFormFeature>()?.Form?["back"].ToString() is { } back && IsOurs(back) ? back : "";
    }

    /// <summary>
    /// Where a visitor goes on after signing in: the page that they asked for, or the one with the form that they sent, which must have
    /// been read already.
    /// </summary>
    public static string AfterSignIn(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method)) return request.Path + request.QueryString;
        var back = context.Features.Get<IFormFeature>()?.Form?["back"].ToString() ?? "";
        var page = IsOurs(back) ? back : PageOf(context) ?? "/home";
        // Members have no front page; what they saw on it is also here.
        return page.Split('#')[0] is "/" ? "/public" + page[1..] : page;
    }

    /// <summary>True for an absolute path on this server; browsers take <c>//host</c> and <c>/\host</c> for other servers.</summary>
    public static bool IsOurs(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && path.All(c => c is > ' ' and < (char)127);

    /// <summary>The page that sent the request; null where it is not ours or not known.</summary>
    internal static string? PageOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<CanteenSettings>().IsOurs(context.Request.Headers.Referer.ToString(), out var page)
        && IsOurs(page.PathAndQuery)
            ? page.PathAndQuery
            : null;

    private static QueryString Lasting(HttpRequest request) => request.Query.ContainsKey(Welcome)
        ? QueryString.Create(request.Query.Where(parameter => parameter.Key != Welcome))
        : request.QueryString;

    internal sealed class SeeOther(string path) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
