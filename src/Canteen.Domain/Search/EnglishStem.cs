using Lucene.Net.Tartarus.Snowball.Ext;

namespace Canteen.Domain;

/// <summary>
/// What the forms of an English word have in common: <c>nurse</c>, <c>nurses</c> and <c>nursing</c> are found for each other. By Snowball's
/// English stemmer (https://snowballstem.org/algorithms/english/stemmer.html).
/// </summary>
internal static class EnglishStem
{
    private const int ShortestWord = 3;

    // It holds the word on which it works.
    [ThreadStatic]
    private static EnglishStemmer? _stemmer;

    /// <param name="word">Folded; one that is not of English letters alone is its own stem.</param>
    public static string Of(string word)
    {
        if (word.Length < ShortestWord || !word.All(char.IsAsciiLetterLower)) return word;
        var stemmer = _stemmer ??= new();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current;
    }
}
