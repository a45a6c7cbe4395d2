using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Finds the host at the start of a text: labels of any script, separated by dots.</summary>
internal static class HostScan
{
    /// <summary>
    /// The length of the host; 0 if there is none. The last label ends where another script follows Latin letters: no top-level domain
    /// mixes them, but a sentence without spaces does (<c>https://www.nhs.uk에서</c>).
    /// </summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        var (last, end) = (0, 0);
        for (var from = 0; Label(text[from..], IsLabel) is var label and > 0; from = end + 1)
        {
            (last, end) = (from, from + label);
            if (end == text.Length || text[end] != '.') break;
        }
        return end > 0 && char.IsAscii(text[last]) ? last + Label(text[last..end], IsLatin) : end;
    }

    /// <summary>The length of a label; hyphens and underscores count only inside it.</summary>
    private static int Label(ReadOnlySpan<char> text, Func<Rune, bool> isInside)
    {
        var (read, length) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var joins = rune.Value is '-' or '_';
            if (joins ? length == 0 : !isInside(rune)) break;
            read += rune.Utf16SequenceLength;
            if (!joins) length = read;
        }
        return length;
    }

    private static bool IsLabel(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber;

    private static bool IsLatin(Rune rune) =>
        IsLabel(rune) && (rune.Value is < 0x250 or (>= 0x300 and < 0x370) or (>= 0x1E00 and < 0x1F00));
}
