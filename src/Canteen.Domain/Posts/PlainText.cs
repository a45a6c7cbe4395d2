using System.Text;

namespace Canteen.Domain;

/// <summary>Makes text from outside fit to store: removes what a database or a page cannot handle, and leaves the rest alone.</summary>
public static class PlainText
{
    /// <summary>
    /// Line ends become \n; control characters except \n and \t are removed, and so are the code points that Unicode calls noncharacters
    /// (HTML and XML parsers take some of them for the end of the file); broken surrogates become U+FFFD; the text is normalised to NFC.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || IsNoCharacter(rune.Value))) clean.Append(rune);
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>True if there is nothing to see in it: only spaces, and the many characters that are invisible.</summary>
    public static bool IsBlank(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!InvisibleCharacters.Is(rune)) return false;
        }
        return true;
    }

    /// <summary>Removes space at both ends; a blank text becomes empty.</summary>
    public static string Trim(string text) => IsBlank(text) ? "" : text.Trim();

    /// <summary>
    /// For a name, or other text that is shown within a line: without line ends and <see cref="Bidi"/> controls, trimmed.
    /// </summary>
    public static string OneLine(string text) => Trim(Bidi.WithoutControls(text.Replace('\n', ' ').Replace('\t', ' ')));

    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
