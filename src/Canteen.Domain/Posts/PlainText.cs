using System.Text;

namespace Canteen.Domain;

/// <summary>Text from outside, made fit to keep: what a database or a page would choke on is taken out, the rest is left alone.</summary>
public static class PlainText
{
    /// <summary>Line ends become \n; control characters but \n and \t go; broken surrogates become U+FFFD; normalised to NFC.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune)) clean.Append(rune);
        }
        return clean.ToString().Normalize(NormalizationForm.FormC);
    }
}
