using System.Globalization;
using Canteen.Features.Platform.Html;

namespace Canteen.Features.Door.Documents;

internal static class DocumentDay
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"3 March 2026", by the calendar of London: the page is the same for all.</summary>
    /// <param name="at">Milliseconds since 1970 (UTC).</param>
    public static string Of(long at) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), TimeZones.London).ToString("d MMMM yyyy", British);
}
