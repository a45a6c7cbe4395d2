using System.Globalization;
using System.Text;

namespace Canteen.Domain;

/// <summary>Makes one word of all the ways in which people write it.</summary>
internal static class WordFold
{
    /// <summary>Letters that Unicode does not decompose, and those whose dot stands for an h in older Irish.</summary>
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['æ'] = "ae", ['œ'] = "oe", ['ß'] = "ss", ['þ'] = "th", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['ħ'] = "h", ['ı'] = "i",
        ['ł'] = "l", ['ŋ'] = "n", ['ŧ'] = "t", ['ḃ'] = "bh", ['ċ'] = "ch", ['ḋ'] = "dh", ['ḟ'] = "fh", ['ġ'] = "gh", ['ṁ'] = "mh",
        ['ṗ'] = "ph", ['ṡ'] = "sh", ['ṫ'] = "th",
    };

    /// <summary>
    /// In small letters, without the accents of Latin, Greek and Cyrillic, without apostrophes and an English genitive. Marks of other
    /// scripts make another word, and stay.
    /// </summary>
    /// <param name="word">In the normal form KC, with ' for every apostrophe.</param>
    public static string Of(string word)
    {
        var bare = WithoutApostrophes(word);
        if (Ascii.IsValid(bare)) return bare.ToLowerInvariant();
        // To capitals first: several small letters, such as the two forms of sigma, have one capital.
        var small = bare.ToUpperInvariant().ToLowerInvariant();
        var spelt = new StringBuilder(small.Length);
        foreach (var letter in small.Normalize(NormalizationForm.FormC)) spelt.Append(Letters.GetValueOrDefault(letter, letter.ToString()));
        return WithoutAccents(spelt.ToString().Normalize(NormalizationForm.FormD)).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The parts of a hashtag: WeNurses2026 is we, nurses and 2026; NHSChange is NHS and change.</summary>
    public static List<string> PartsOf(string tag)
    {
        var (parts, from) = (new List<string>(), 0);
        for (var at = 1; at < tag.Length; at++)
        {
            if (!Begins(tag, at)) continue;
            parts.Add(tag[from..at]);
            from = at;
        }
        parts.Add(tag[from..]);
        return parts;
    }

    private static bool Begins(string tag, int at)
    {
        var (before, here) = (tag[at - 1], tag[at]);
        if (before == '_' || here == '_') return true;
        if (char.IsDigit(here)) return !char.IsDigit(before);
        if (!char.IsUpper(here)) return false;
        return !char.IsUpper(before) || (at + 1 < tag.Length && char.IsLower(tag[at + 1]));
    }

    private static string WithoutApostrophes(string word)
    {
        if (!word.Contains('\'', StringComparison.Ordinal)) return word;
        var whole = word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word;
        return whole.Replace("'", "", StringComparison.Ordinal);
    }

    private static string WithoutAccents(string decomposed)
    {
        var (bare, afterOurs) = (new StringBuilder(decomposed.Length), false);
        foreach (var letter in decomposed)
        {
            if (char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) afterOurs = letter < 0x0530;
            else if (afterOurs) continue;
            bare.Append(letter);
        }
        return bare.ToString();
    }
}
