using Canteen.ActivityPub;
using Canteen.Features.Platform.Errors;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Federation.Actors;

/// <summary>Documents and refusals for other servers; always JSON, whatever they accept.</summary>
internal static class WireResults
{
    private const string Minutes3 = "public, max-age=180";

    public static IResult Document(HttpContext http, object document, int code = 200)
    {
        Open(http);
        return Results.Bytes(WireJson.Write(document), ActivityStreams.ContentType).WithCode(code);
    }

    /// <summary>The document, or the fault. A browser is redirected to <paramref name="page"/> instead.</summary>
    public static IResult Document<T>(HttpContext http, Outcome<T> outcome, Func<T, object> render, Func<T, string>? page = null)
    {
        if (page is not null) http.Response.Headers.Append("Vary", "Accept");
        if (!outcome.Is(out var value, out var fault)) return fault.ToResult();
        return page is not null && !AcceptHeader.PrefersDocument(Accept(http)) && AcceptHeader.NamesPage(Accept(http))
            ? Results.Redirect(page(value!))
            : Document(http, render(value!));
    }

    private static void Open(HttpContext http) => http.Response.Headers.CacheControl = Minutes3;

    private static string Accept(HttpContext http) => http.Request.Headers.Accept.ToString();

    private static IResult WithCode(this IResult result, int code) => code == 200 ? result : new Coded(result, code);

    private sealed class Coded(IResult inner, int code) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = code;
            return inner.ExecuteAsync(httpContext);
        }
    }
}
