using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>The cookie of a signed-in browser: a secret, known to the database by its hash.</summary>
public static class SessionCookie
{
    public const string Name = "canteen_session";

    /// <summary>After this a person signs in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    public static void Set(HttpContext context, string secret, CanteenSettings settings) =>
        context.Response.Cookies.Append(Name, secret, Options(settings, Lifetime));

    public static void Clear(HttpContext context, CanteenSettings settings) =>
        context.Response.Cookies.Delete(Name, Options(settings, null));

    private static CookieOptions Options(CanteenSettings settings, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = settings.Address.StartsWith("https:", StringComparison.OrdinalIgnoreCase),
        Path = "/",
        MaxAge = maxAge,
        IsEssential = true,
    };
}
