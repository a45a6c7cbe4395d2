using System.Text;

namespace Canteen.Domain;

/// <summary>
/// Text of a profile as people look for it: capitals, accents on Latin letters, kinds of apostrophes and of spaces make no difference. The
/// database compares what was folded here, because its engines fold in different ways.
/// </summary>
public static class SearchKey
{
    /// <summary>The longest word, in UTF-16 units: what is longer is cut, when it is stored and when it is looked for.</summary>
    private const int LongestWord = 64;

    /// <summary>The whole text, to be compared with another whole text. It may be empty.</summary>
    public static string Of(string text) => TagName.WithoutAccents(FoldedText.Of(text)).Trim();

    /// <summary>
    /// Its words, each once: letters and digits without what stands between them. An apostrophe belongs to its word, so that "Brannock's"
    /// and "Brannocks" are one.
    /// </summary>
    public static IReadOnlyList<string> WordsOf(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in (Of(text) + ' ').EnumerateRunes())
        {
            if (rune.Value == '\'') continue;
            if (rune.Value != '_' && TagName.IsWord(rune)) word.Append(rune);
            else if (word.Length > 0)
            {
                words.Add(Cut(word.ToString()));
                word.Clear();
            }
        }
        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether each of the words is the beginning of one in a text.</summary>
    public static bool Begin(IReadOnlyList<string> words, string text)
    {
        var said = WordsOf(text);
        return words.All(word => said.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
    }

    /// <summary>What every word that begins with this one sorts before, by its bytes.</summary>
    public static string EndOf(string word) => word + "\U0010FFFF";

    private static string Cut(string word)
    {
        if (word.Length <= LongestWord) return word;
        return word[..(char.IsHighSurrogate(word[LongestWord - 1]) ? LongestWord - 1 : LongestWord)];
    }
}
