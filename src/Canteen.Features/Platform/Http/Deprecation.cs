using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

/// <summary>Tells clients that an endpoint has a successor (RFC 9745).</summary>
public static class Deprecation
{
    /// <summary>14 November 2022, when Mastodon 4.0 replaced the first instance document and the first filters.</summary>
    public static readonly DateTimeOffset Mastodon4 = new(2022, 11, 14, 0, 0, 0, TimeSpan.Zero);

    /// <summary>17 June 2026, when Mastodon 4.6 made collections part of the first version of its interface.</summary>
    public static readonly DateTimeOffset Mastodon46 = new(2026, 6, 17, 0, 0, 0, TimeSpan.Zero);

    public static void Since(HttpContext context, DateTimeOffset day) =>
        context.Response.Headers["Deprecation"] = "@" + day.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
