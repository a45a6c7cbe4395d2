using System.Globalization;

namespace Canteen.Features.Door.Documents;

internal static class DocumentDay
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"3 March 2026"</summary>
    /// <param name="at">Milliseconds since 1970 (UTC).</param>
    public static string Of(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("d MMMM yyyy", British);
}
