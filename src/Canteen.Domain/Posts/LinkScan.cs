using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Addresses that begin with http:// or https://, of any script, without the punctuation of the sentence around them.</summary>
internal static class LinkScan
{
    /// <summary>Longer ones stay text, and count in full.</summary>
    private const int MaxLength = 2048;

    /// <summary>The token at <paramref name="at"/>, plain for what only looks like an address, or null.</summary>
    public static PostToken? At(string text, int at)
    {
        if (SchemeLength(text.AsSpan(at)) is not (var scheme and > 0)) return null;
        if (TagName.IsWord(PostTokenizer.Before(text, at)) || PostTokenizer.Before(text, at).Value is '@' or '#') return null;
        var raw = RawLength(text.AsSpan(at));
        var length = raw > MaxLength ? raw : WithoutTail(text.AsSpan(at, raw));
        if (length <= scheme) return null;
        var link = text.Substring(at, length);
        return new(length <= MaxLength && IsSafe(link) ? PostTokenKind.Link : PostTokenKind.Plain, link);
    }

    /// <summary>The length of <c>http://</c> or <c>https://</c> at the start, in any case; 0 where there is neither.</summary>
    public static int SchemeLength(ReadOnlySpan<char> text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : 0;

    private static int RawLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        foreach (var rune in text[..Math.Min(text.Length, MaxLength + 1)].EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '<' or '>' or '"' or '`' or '\\' or '^' or '{' or '}' or '|' || IsHidden(rune)) break;
            length += rune.Utf16SequenceLength;
        }
        return Math.Min(length, text.Length);
    }

    /// <summary>Characters that nobody sees could make an address read as another: they end it.</summary>
    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>Gives back closing punctuation, and closing brackets that were not opened inside.</summary>
    private static int WithoutTail(ReadOnlySpan<char> link)
    {
        var round = link.Count('(') - link.Count(')');
        var square = link.Count('[') - link.Count(']');
        var length = link.Length;
        for (; length > 0; length--)
        {
            var last = link[length - 1];
            if (last == ')' && round < 0) round++;
            else if (last == ']' && square < 0) square++;
            else if (!".,:;!?'’”»…*~".Contains(last, StringComparison.Ordinal)) break;
        }
        return length;
    }

    /// <summary>A host with a dot (or localhost), and no name before an @, which is only there to deceive.</summary>
    private static bool IsSafe(string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0
        && (uri.Host.Contains('.', StringComparison.Ordinal) || uri.HostNameType == UriHostNameType.IPv6 || uri.Host == "localhost");
}
