using System.Globalization;

namespace Canteen.Features.Federation.Actors;

/// <summary>Times on the wire: to the second, with a Z.</summary>
internal static class WireTime
{
    public static string Of(long milliseconds) => Format(milliseconds, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    public static string Day(long milliseconds) => Format(milliseconds, "yyyy-MM-dd'T00:00:00Z'");

    private static string Format(long milliseconds, string format) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(format, CultureInfo.InvariantCulture);
}
