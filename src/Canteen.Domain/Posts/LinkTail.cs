using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Path, query and fragment: what of a text still belongs to an address, and how it is written in one.</summary>
internal static class LinkTail
{
    private const string MiddleDots = "\u00B7\u30FB";

    /// <summary>How far it could go, and how far it goes without the sentence around it; both 0 where no path, query or fragment begins.</summary>
    public static (int Reach, int Length) Read(ReadOnlySpan<char> text)
    {
        if (text is not ['/' or '?' or '#', ..]) return (0, 0);
        var (reach, closed) = Reach(text);
        return (reach, WithoutEnd(text[..closed]));
    }

    /// <summary>An ASCII address of the same, for <c>href</c>. RFC 3986 wants everything else as escaped UTF-8.</summary>
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

    /// <summary>Stops at a bracket that closes none of the address's own; goes back to the first that is not closed.</summary>
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

    /// <summary>Another address, right after a word of a script that writes no spaces; after a slash or an equals sign it is part of this one.</summary>
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

    /// <summary>Marks of the sentence at the end, and the English <c>'s</c>.</summary>
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

    private static bool IsMark(Rune rune) => rune.IsAscii ? ".,:;!?'*~|^".Contains((char)rune.Value, StringComparison.Ordinal) : IsDot(rune) || IsLine(rune);

    /// <summary>Brackets, quotation marks and commas of other scripts end an address, and so does what nobody sees.</summary>
    private static bool IsInside(Rune rune) => rune.IsAscii
        ? rune.Value is > ' ' and < 0x7F and not ('"' or '<' or '>' or '\\' or '`')
        : rune != Rune.ReplacementChar && (IsDot(rune) || IsLine(rune) || IsJoined(rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            or UnicodeCategory.CurrencySymbol);

    private static bool IsDot(Rune rune) => rune.IsBmp && MiddleDots.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>Hyphens and the dash of two names (Guillain–Barré). The longer ones are a sentence's.</summary>
    private static bool IsLine(Rune rune) => rune.Value is >= 0x2010 and <= 0x2013;

    /// <summary>Words of scripts that join letters, and pictures made of several.</summary>
    private static bool IsJoined(Rune rune) => IsCaseless(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.EnclosingMark or UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol;

    private static bool IsCaseless(Rune rune) => Joiner.IsJoined(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.ModifierLetter;

    private static bool IsPlain(Rune rune) => rune.IsAscii
        && (Rune.IsLetterOrDigit(rune) || "-._~!$&'()*+,;=:@/?".Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsEscape(ReadOnlySpan<char> text) => text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}
