using Canteen.Core;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Access;

/// <summary>The cookie of a signed-in browser: a secret, of which the database knows the hash.</summary>
public static class SessionCookie
{
    public const string Name = "canteen_session";

    /// <summary>After this a person must sign in again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>Null when there is none, or when it cannot be the secret of a session.</summary>
    public static Secret<BrowserSession>? Read(HttpRequest request) =>
        Secret<BrowserSession>.TryParse(request.Cookies[Name], out var secret) ? secret : null;

    public static void Set(HttpContext context, Secret<BrowserSession> secret, CanteenSettings settings) =>
        context.Response.Cookies.Append(Name, secret.Text, OwnCookie.For(settings, Lifetime));

    public static void Clear(HttpContext context, CanteenSettings settings) =>
        context.Response.Cookies.Delete(Name, OwnCookie.For(settings, null));
}
