using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Finds addresses that begin with http:// or https://. Where one ends follows from the grammar of host, port and <see cref="LinkTail"/>,
/// so the sentence around it needs no space.
/// </summary>
internal static class LinkScan
{
    /// <summary>
    /// In UTF-16 units; also the most that one scan reads. An address that reaches this length stays plain text and counts in full.
    /// </summary>
    public const int MaxLength = 2048;

    private const int MaxName = 255;

    /// <summary>The token at <paramref name="at"/>; a plain one if it only looks like an address; null if there is none.</summary>
    public static PostToken? At(string text, int at)
    {
        var near = text.AsSpan(at, Math.Min(text.Length - at, MaxLength));
        if (SchemeLength(near) is not (var scheme and > 0) || IsWord(PostTokenizer.Before(text, at))) return null;
        var host = HostLength(near[scheme..]);
        if (host == 0) return null;
        var port = PortLength(near[(scheme + host)..]);
        var authority = scheme + host + port;
        if (NameLength(near[authority..]) is var name and > 0) return new(PostTokenKind.Plain, text.Substring(at, authority + name));
        var (reach, length) = LinkTail.Read(near[authority..]);
        if (authority + reach >= MaxLength) return new(PostTokenKind.Plain, near.ToString());
        var link = text.Substring(at, authority + length);
        return Href(link, scheme, host) is { } href ? new(PostTokenKind.Link, link, href) : new(PostTokenKind.Plain, link);
    }

    /// <summary>The length of <c>http://</c> or <c>https://</c> at the start, in any case; 0 where there is neither.</summary>
    public static int SchemeLength(ReadOnlySpan<char> text) =>
        text.StartsWith(
            "https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;

    /// <summary>
    /// Whether no address can begin after this character: @, #, a letter with case or a digit, so that <c>xhttp://</c> is not an address.
    /// After other letters it can: their scripts write words without spaces, or attach a preposition (Hebrew) or a particle (Korean) to an
    /// address.
    /// </summary>
    private static bool IsWord(Rune before) => before.Value is '@' or '#' or '＠' or '＃' || Rune.GetUnicodeCategory(before) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    private static int HostLength(ReadOnlySpan<char> text) => text is ['[', ..] ? text.IndexOf(']') + 1 : HostScan.Length(text);

    private static int PortLength(ReadOnlySpan<char> text)
    {
        if (text is not [':', ..]) return 0;
        var digits = text[1..];
        digits = digits[..(digits.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : digits.Length)];
        return ushort.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? 1 + digits.Length : 0;
    }

    /// <summary>
    /// The length of what turns the host before it into a user name, 0 if nothing does. Browsers go to the host after the @, so such an
    /// address only deceives.
    /// </summary>
    private static int NameLength(ReadOnlySpan<char> text)
    {
        if (text is not ['@' or ':' or '%', ..]) return 0;
        var rest = text[..Math.Min(text.Length, MaxName)];
        var end = rest.IndexOfAny("@/?#\\ \n\t<>\"");
        return end >= 0 && rest[end] == '@' ? end + 1 : text[0] == '%' ? 1 : 0;
    }

    /// <summary>The address in ASCII; null if its host is not valid.</summary>
    private static string? Href(string link, int scheme, int host)
    {
        if (HostAddress.Of(link.Substring(scheme, host)) is not { } name) return null;
        var href = new StringBuilder(link, 0, scheme, link.Length + 16).Append(name);
        LinkTail.AppendEscaped(href, link.AsSpan(scheme + host));
        return href.ToString();
    }
}
