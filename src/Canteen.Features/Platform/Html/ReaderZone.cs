using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// The time zone in which a page shows times: the one that its reader chose in their settings, else the one that a script found on their
/// device and keeps in a cookie, else that of London.
/// </summary>
public static class ReaderZone
{
    public const string Cookie = "zone";
    private const int MaxLength = 64;

    /// <summary>For whoever is not known, and for what is the same for all.</summary>
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <param name="chosen">What the reader chose; empty for the zone of their device.</param>
    public static TimeZoneInfo Of(HttpRequest request, string chosen) => Find(chosen) ?? Find(request.Cookies[Cookie]) ?? London;

    /// <summary>Null for anything but the name of a zone.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= MaxLength } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
