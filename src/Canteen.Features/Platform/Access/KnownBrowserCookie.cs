using Canteen.Core;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// The cookie of a browser in which people have signed in before, kept when they sign out. It opens nothing: it keeps strangers, who close
/// sign-in for a name by guessing, from closing it here.
/// </summary>
public static class KnownBrowserCookie
{
    public const string Name = "canteen_known";

    /// <summary>Counted anew from each time that somebody signs in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Null for a browser that has none.</summary>
    public static Secret<KnownBrowser>? Read(HttpContext context) =>
        Secret<KnownBrowser>.TryParse(context.Request.Cookies[Name], out var secret) ? secret : null;

    public static void Set(HttpContext context, Secret<KnownBrowser> secret, CanteenSettings settings)
    {
        var options = OwnCookie.For(settings, Lifetime);
        options.SameSite = SameSiteMode.Strict;
        context.Response.Cookies.Append(Name, secret.Text, options);
    }
}
