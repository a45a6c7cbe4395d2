using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Platform.Html;

/// <summary>
/// The time zone in which a page shows times: the one that its reader chose in their settings, else the one that a script found on their
/// device and keeps in a cookie, else that of London.
/// </summary>
public static class ReaderZone
{
    public const string Cookie = "zone";

    private static readonly string[] Near =
        ["Europe/London", "Europe/Dublin", "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "Europe/Gibraltar"];

    /// <summary>The names among which somebody chooses: those of the places nearest first.</summary>
    public static readonly IReadOnlyList<string> Choices = [.. Near, .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
        .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
        .Except(Near).Order(StringComparer.Ordinal)];

    /// <param name="chosen">What the reader chose; empty for the zone of their device.</param>
    public static TimeZoneInfo Of(HttpRequest request, string chosen) =>
        TimeZones.Find(chosen) ?? OfDevice(request) ?? TimeZones.London;

    /// <summary>Null where no script has found it.</summary>
    public static TimeZoneInfo? OfDevice(HttpRequest request) => TimeZones.Find(request.Cookies[Cookie]);
}
