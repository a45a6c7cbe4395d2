using System.Text;

namespace Canteen.Domain;

/// <summary>Text from outside, made fit to keep: what a database or a page would choke on is taken out, the rest is left alone.</summary>
public static class PlainText
{
    /// <summary>
    /// Line ends become \n; control characters but \n and \t go, and the code points that Unicode says are no characters (parsers of HTML
    /// and XML take some of them for the end of the file); broken surrogates become U+FFFD; normalised to NFC.
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

    /// <summary>True where there is nothing to see in it: spaces, and the many characters that are shown as nothing.</summary>
    public static bool IsBlank(string? text)
    {
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (!InvisibleCharacters.Is(rune)) return false;
        }
        return true;
    }

    /// <summary>Without the spaces at its ends; empty where it is blank.</summary>
    public static string Trim(string text) => IsBlank(text) ? "" : text.Trim();

    /// <summary>A name, or another text that stands in a line with others: without line ends and <see cref="Bidi"/> controls, trimmed.</summary>
    public static string OneLine(string text) => Trim(Bidi.WithoutControls(text.Replace('\n', ' ').Replace('\t', ' ')));

    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;
}
