using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Path, query and fragment: how much of a text still belongs to an address, and how it is written in one.</summary>
internal static class LinkTail
{
    private const string MiddleDots = "\u00B7\u30FB";

    /// <summary>
    /// How far the tail could extend, and how far it extends without the end of the surrounding sentence; both 0 if no path, query or
    /// fragment begins.
    /// </summary>
    public static (int Reach, int Length) Read(ReadOnlySpan<char> text)
    {
        if (text is not ['/' or '?' or '#', ..]) return (0, 0);
        var (reach, closed) = Reach(text);
        return (reach, WithoutEnd(text[..closed]));
    }

    /// <summary>Appends the tail in ASCII, for <c>href</c>. RFC 3986 requires everything else to be escaped UTF-8.</summary>
    public static void AppendEscaped(StringBuilder address, ReadOnlySpan<char> tail)
    {
        Span<byte> bytes = stackalloc byte[4];
        var (at, fragment) = (0, tail.IndexOf('#'));
        foreach (var rune in tail.EnumerateRunes())
        {
            if (IsPlain(rune) || (rune.Value == '#' && at == fragment) || (rune.Value == '%' && IsEscape(tail[at..]))) address.Append(rune);
            else foreach (var b in bytes[..rune.EncodeToUtf8(bytes)]) address.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
            at += rune.Utf16SequenceLength;
        }
    }

    /// <summary>
    /// Stops at a closing bracket that was not opened in the tail. <c>Closed</c> goes back to the first bracket that is never closed.
    /// </summary>
    private static (int Reach, int Closed) Reach(ReadOnlySpan<char> text)
    {
        var open = new Stack<(char Close, int At)>();
        var read = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!(IsInside(rune) || Joiner.IsAt(text, read, IsJoined)) || IsNext(text, read)) break;
            if (Closing(rune) is { } close) open.Push((close, read));
            else if (rune.Value is ')' or ']' or '}' && !(open.TryPop(out var last) && last.Close == rune.Value)) break;
            read += rune.Utf16SequenceLength;
        }
        return (read, open.Count == 0 ? read : open.Last().At);
    }

    /// <summary>
    /// Whether another address begins here, right after a letter of a script that writes no spaces. Elsewhere, as after a slash or an
    /// equals sign, it is part of this one.
    /// </summary>
    private static bool IsNext(ReadOnlySpan<char> text, int at) =>
        LinkScan.SchemeLength(text[at..]) > 0
        && Rune.DecodeLastFromUtf16(text[..at], out var before, out _) == System.Buffers.OperationStatus.Done && IsCaseless(before);

    private static char? Closing(Rune rune) => rune.Value switch
    {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        _ => null,
    };

    /// <summary>The length without punctuation at the end and without the English <c>'s</c>.</summary>
    private static int WithoutEnd(ReadOnlySpan<char> tail)
    {
        while (Rune.DecodeLastFromUtf16(tail, out var last, out var length) == System.Buffers.OperationStatus.Done)
        {
            if (IsMark(last)) tail = tail[..^length];
            else if (tail.EndsWith("'s", StringComparison.OrdinalIgnoreCase)) tail = tail[..^2];
            else break;
        }
        return tail.Length;
    }

    private static bool IsMark(Rune rune) =>
        rune.IsAscii ? ".,:;!?'*~|^".Contains((char)rune.Value, StringComparison.Ordinal) : IsDot(rune) || IsLine(rune);

    /// <summary>
    /// Whether a character may be part of a tail. Brackets, quotation marks and commas of other scripts are not, and neither are invisible
    /// characters.
    /// </summary>
    private static bool IsInside(Rune rune) => rune.IsAscii
        ? rune.Value is > ' ' and < 0x7F and not ('"' or '<' or '>' or '\\' or '`')
        : rune != Rune.ReplacementChar && (IsDot(rune) || IsLine(rune) || IsJoined(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.CurrencySymbol);

    private static bool IsDot(Rune rune) => rune.IsBmp && MiddleDots.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>Hyphens and the en dash, as between two names (Guillain–Barré). Longer dashes belong to the sentence.</summary>
    private static bool IsLine(Rune rune) => rune.Value is >= 0x2010 and <= 0x2013;

    /// <summary>What a zero-width joiner may join: letters without case, and the parts of emoji.</summary>
    private static bool IsJoined(Rune rune) => IsCaseless(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.EnclosingMark or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool IsCaseless(Rune rune) => Joiner.IsJoined(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.ModifierLetter;

    private static bool IsPlain(Rune rune) => rune.IsAscii
        && (Rune.IsLetterOrDigit(rune) || "-._~!$&'()*+,;=:@/?".Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}
