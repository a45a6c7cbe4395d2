using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Text as filters compare it: what a person would call the same word is the same. Capitals and small letters, full-width and composed
/// forms, kinds of apostrophes and spaces, and characters that are not seen make no difference.
/// </summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return WithSingleSpaces(text.ToLowerInvariant());
        var seen = new StringBuilder(text.Length);
        // Broken surrogates become U+FFFD, which the normalisation below can take.
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune) || !InvisibleCharacters.Is(rune)) seen.Append(IsApostrophe(rune) ? new Rune('\'') : rune);
        // To capitals first: several small letters, such as the two forms of sigma, have one capital.
        var folded = seen.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant();
        return WithSingleSpaces(folded.Normalize(NormalizationForm.FormKC));
    }

    /// <summary>What phones and word processors put in its place.</summary>
    internal static bool IsApostrophe(Rune rune) => rune.Value is 0x2018 or 0x2019 or 0x201B or 0x02BC or 0x00B4 or 0x0060;

    /// <summary>A phrase may be broken by the end of a line, or have two spaces in it.</summary>
    private static string WithSingleSpaces(string text)
    {
        if (!HasOtherSpaces(text)) return text;
        var spaced = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter)) spaced.Append(letter);
            else if (spaced.Length == 0 || spaced[^1] != ' ') spaced.Append(' ');
        }
        return spaced.ToString();
    }

    private static bool HasOtherSpaces(string text)
    {
        var after = false;
        foreach (var letter in text)
        {
            var isSpace = char.IsWhiteSpace(letter);
            if (isSpace && (after || letter != ' ')) return true;
            after = isSpace;
        }
        return false;
    }
}
