using Canteen.Core;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Http;

/// <summary>How every cookie of ours is set: no script reads it, other sites send it along with nothing but a link, and under https it never travels in clear.</summary>
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

/// <summary>The cookie of antiforgery. The framework would look at the request to see whether it is secure, and refuse where that looks wrong.</summary>
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
