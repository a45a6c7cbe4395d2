using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Instance;

internal static class HealthApi
{
    /// <summary>The text <c>OK</c>, as Mastodon's code answers (its documentation says JSON).</summary>
    public static IResult Show(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text("OK");
    }
}
