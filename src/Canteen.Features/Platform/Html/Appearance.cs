using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Html;

/// <summary>Light or dark, or whatever the device prefers.</summary>
public enum Appearance { Auto, Light, Dark }

/// <summary>The cookie in which a browser keeps the choice, whether anybody is signed in or not.</summary>
internal static class AppearanceCookie
{
    public const string Name = "appearance";

    public static Appearance Of(HttpRequest request) => Parse(request.Cookies[Name]);

    public static Appearance Parse(string? text) =>
        Enum.TryParse<Appearance>(text, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : Appearance.Auto;
}
