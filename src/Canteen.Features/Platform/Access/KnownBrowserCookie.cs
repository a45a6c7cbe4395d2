using Canteen.Core;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// The cookie of a browser in which people have signed up or signed in before; it stays when they sign out. It grants no access. Strangers
/// can use up the guesses for a name and so block signing in with it, but not in a browser that has this cookie.
/// </summary>
public static class KnownBrowserCookie
{
    public const string Name = "canteen_known";

    /// <summary>Starts again each time that somebody signs in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Null for a browser that has none.</summary>
    public static Secret<KnownBrowser>? Read(HttpContext context) =>
        Secret<KnownBrowser>.TryParse(context.Request.Cookies[Name], out var secret) ? secret : null;

    public static void Set(HttpContext context, Secret<KnownBrowser> secret, CanteenSettings settings) =>
        context.Response.Cookies.Append(Name, secret.Text, OwnCookie.For(settings, Lifetime));
}
