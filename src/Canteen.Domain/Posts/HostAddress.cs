using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Canteen.Domain;

/// <summary>A host as it is written in an address: in ASCII, and the same one that a browser would go to.</summary>
internal static class HostAddress
{
    private const int MaxLength = 253;
    private const int MaxLabel = 63;

    /// <summary>
    /// Null unless it is a name with a dot, an IP address or <c>localhost</c>; null too if a browser would read it as another host:
    /// <c>1.2.3</c>, <c>ｎｈｓ.uk</c>.
    /// </summary>
    public static string? Of(string host)
    {
        if (host is ['[', .. var inside, ']']) return IPAddress.TryParse(inside, out _) ? host : null;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return host;
        return Ascii(host) is { } ascii && IsName(ascii) ? ascii : null;
    }

    /// <summary>
    /// Browsers map a name to its registered form. Null if that changes more than capitals: such a name only looks like the registered one.
    /// </summary>
    private static string? Ascii(string host)
    {
        var isCoded = host.Contains("xn--", StringComparison.OrdinalIgnoreCase);
        if (System.Text.Ascii.IsValid(host) && !isCoded) return host;
        try
        {
            var (names, lower) = (new IdnMapping(), host.ToLowerInvariant());
            var ascii = names.GetAscii(lower);
            return isCoded ? names.GetAscii(names.GetUnicode(ascii)) == ascii ? ascii : null
                : names.GetUnicode(ascii) == lower ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsName(string host)
    {
        var labels = host.Split('.');
        if (labels.Length < 2 || host.Length > MaxLength || labels.Any(l => l.Length is 0 or > MaxLabel)) return false;
        return !IsNumber(labels[^1]) || IsQuad(host);
    }

    /// <summary>The URL standard treats a host whose last label is a number as an IPv4 address.</summary>
    private static bool IsNumber(string label) =>
        label.All(char.IsAsciiDigit)
            || (label.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && label.Skip(2).All(char.IsAsciiHexDigit));

    private static bool IsQuad(string host) =>
        IPAddress.TryParse(host, out var parsed) && parsed.AddressFamily == AddressFamily.InterNetwork && parsed.ToString() == host;
}
