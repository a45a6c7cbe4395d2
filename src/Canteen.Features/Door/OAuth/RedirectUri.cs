using System.Text.RegularExpressions;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Where the browser returns to with a code: a page, an app's own scheme, a port on the person's machine, or nowhere (out of band).
/// </summary>
internal static partial class RedirectUri
{
    /// <summary>No address: the person copies the code from a page of this server.</summary>
    public const string OutOfBand = "urn:ietf:wg:oauth:2.0:oob";

    private static readonly string[] Dangerous = ["data", "javascript", "vbscript"];

    /// <summary>
    /// Absolute, in ASCII and without a fragment; any scheme except those that run code in the browser. An empty host is normal in app
    /// schemes.
    /// </summary>
    public static bool IsAcceptable(string uri)
    {
        if (Form().Match(uri) is not { Success: true } match) return false;
        var scheme = match.Groups["scheme"].Value.ToLowerInvariant();
        if (scheme is "http" or "https") return Uri.TryCreate(uri, UriKind.Absolute, out var web) && web.Host.Length > 0;
        return !Dangerous.Contains(scheme);
    }

    /// <summary>
    /// Equal, character by character. A numeric loopback address may have another port, which such apps do not know beforehand (RFC 8252,
    /// 7.3).
    /// </summary>
    public static bool Matches(string registered, string given) =>
        registered == given || (Loopback(registered) is { } known && known == Loopback(given));

    /// <summary>Adds parameters to the address, after any query that it already has. Null values are left out.</summary>
    public static string With(string uri, params (string Name, string? Value)[] parameters) =>
        uri + (uri.Contains('?') ? '&' : '?') + Encode(parameters);

    /// <summary>Adds the parameters after a #, where only the app's own script can read them.</summary>
    public static string WithFragment(string uri, params (string Name, string? Value)[] parameters) => uri + '#' + Encode(parameters);

    private static string Encode((string Name, string? Value)[] parameters) =>
        string.Join('&', parameters.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));

    private static string? Loopback(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed is { Scheme: "http", Host: "127.0.0.1" or "[::1]", UserInfo: "" }
            ? parsed.Host + parsed.PathAndQuery
            : null;

    [GeneratedRegex("^(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):[!$-~\"]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
