using System.Globalization;

namespace Canteen.Core.Text;

/// <summary>Times as Mastodon's clients parse them. Ice Cubes needs the milliseconds and the Z.</summary>
public static class ApiTime
{
    /// <summary><c>2024-01-31T12:00:00.000Z</c></summary>
    public static string Iso(long milliseconds) => Format(milliseconds, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <inheritdoc cref="Iso(long)"/>
    public static string? Iso(long? milliseconds) => milliseconds is { } known ? Iso(known) : null;

    /// <summary>The same day at midnight: the time of day at which an account was created is not revealed.</summary>
    public static string Midnight(long milliseconds) => Format(milliseconds, "yyyy-MM-dd'T00:00:00.000Z'");

    /// <summary><c>2024-01-31</c></summary>
    public static string? Day(long? milliseconds) => milliseconds is { } known ? Format(known, "yyyy-MM-dd") : null;

    private static string Format(long milliseconds, string format) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(format, CultureInfo.InvariantCulture);
}
