using System.Net;
using Canteen.Core;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Middleware;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Instance;

internal static class InstanceTextsApi
{
    public static IResult Description(HttpContext http, CanteenSettings settings)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json(new InstanceTextJson(null, $"<p>{WebUtility.HtmlEncode(settings.Description)}</p>"));
    }

    public static IResult Privacy(HttpContext http, CanteenSettings settings)
    {
        CachePolicy.Keep5Minutes(http);
        return Results.Json(new InstanceTextJson(PrivacyText.UpdatedAt, PrivacyText.Html(settings)));
    }

    public static IResult NoTerms() => Fault.NotFound.ToResult();
}

/// <param name="UpdatedAt">ISO 8601 with seconds; null if it was not recorded.</param>
/// <param name="Content">HTML</param>
internal sealed record InstanceTextJson(string? UpdatedAt, string Content);
