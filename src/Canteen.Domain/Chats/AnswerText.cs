using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>
/// A text in the few characters that matter to a label: ASCII letters and digits, also of those that are styled (𝐀𝟐, Ａ２, 🅰2️⃣), marks,
/// and one character each for all else.
/// </summary>
internal static class AnswerText
{
    /// <summary>Stands for a whole mention or hashtag.</summary>
    public const char Tag = '\u0001';

    private const char Link = '\u0002';
    private const char OtherLetter = '_';
    private const char Picture = '*';
    private const int Keycap = 0x20E3;
    private const int Ellipsis = 0x2026;

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var token in PostTokenizer.Read(text))
        {
            if (token.Kind is PostTokenKind.Mention or PostTokenKind.Hashtag) folded.Append(Tag);
            else if (token.Kind is PostTokenKind.Link) folded.Append(Link);
            else foreach (var rune in token.Text.EnumerateRunes()) Append(folded, rune);
        }
        return folded.ToString();
    }

    public static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == OtherLetter;

    public static ReadOnlySpan<char> WordAt(string text, int at)
    {
        var to = at;
        while (to < text.Length && IsWord(text[to])) to++;
        return text.AsSpan(at, to - at);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value is '\n' or 0x2028 or 0x2029) folded.Append('\n');
        else if (Rune.IsWhiteSpace(rune)) folded.Append(' ');
        else if (rune.IsAscii && !Rune.IsControl(rune)) folded.Append((char)rune.Value);
        else if (rune.Value != Keycap && !InvisibleCharacters.Is(rune)) folded.Append(Plain(rune));
    }

    private static char Plain(Rune rune)
    {
        if (FoldedText.IsApostrophe(rune)) return '\'';
        // No dot: a word may follow it directly.
        if (rune.Value == Ellipsis) return ';';
        return Letter(rune) ?? Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation => '(',
            UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation => ')',
            UnicodeCategory.OtherPunctuation => '.',
            UnicodeCategory.CurrencySymbol => '$',
            // An emoji's colour of skin is a modifier.
            UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol => Picture,
            _ => OtherLetter,
        };
    }

    /// <summary>The ASCII character that this one is a style of. Small raised numbers are not: they point to a note.</summary>
    private static char? Letter(Rune rune) => rune.Value switch
    {
        >= 0x1F150 and <= 0x1F169 => (char)('A' + (rune.Value - 0x1F150)),
        >= 0x1F170 and <= 0x1F189 => (char)('A' + (rune.Value - 0x1F170)),
        // Letters and digits in circles, in squares and in mathematics, and full-width forms.
        >= 0x2460 and <= 0x24E9 or >= 0xFF01 and <= 0xFF5E or >= 0x1D400 and <= 0x1D7FF or >= 0x1F130 and <= 0x1F149
            when rune.ToString().Normalize(NormalizationForm.FormKC) is [var c and > ' ' and < '\u007F'] => c,
        _ => null,
    };
}
