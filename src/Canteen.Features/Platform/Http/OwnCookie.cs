using Canteen.Core;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

/// <summary>
/// The options of all our cookies: scripts cannot read them, requests from other sites carry them only when somebody follows a link, and
/// under https they never travel unencrypted.
/// </summary>
public static class OwnCookie
{
    /// <param name="maxAge">Null: until the browser is closed.</param>
    public static CookieOptions For(CanteenSettings settings, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        // Behind a proxy the request itself may look like http.
        Secure = settings.IsHttps,
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}

/// <summary>
/// The antiforgery cookie. The framework would decide from the request whether the connection is secure, and refuse where it does not look
/// secure.
/// </summary>
internal sealed class FormCookie : CookieBuilder
{
    private readonly CanteenSettings _settings;

    public FormCookie(CanteenSettings settings) => (_settings, Name) = (settings, "canteen_forms");

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = OwnCookie.For(_settings, null);
        options.SameSite = SameSiteMode.Strict;
        return options;
    }
}
