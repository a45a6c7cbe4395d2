using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Text as filters compare it: what a person would call the same word is the same. Capitals and small letters, full-width and composed
/// forms, and characters that are not seen make no difference.
/// </summary>
public static class FoldedText
{
    public static string Of(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var seen = new StringBuilder(text.Length);
        // Broken surrogates become U+FFFD, which the normalisation below can take.
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune) || !InvisibleCharacters.Is(rune)) seen.Append(rune);
        // To capitals first: several small letters, such as the two forms of sigma, have one capital.
        var folded = seen.ToString().Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant();
        return folded.Normalize(NormalizationForm.FormKC);
    }
}
