namespace Canteen.Domain;

/// <summary>
/// The words of a text as search compares them, the same for both databases, which are given words and never texts. Capitals, accents,
/// compatibility forms and apostrophes make no difference; a hashtag is found as a whole and by the words in it; a symbol is a word of its
/// own, whatever its skin tone; in scripts without spaces each two neighbouring characters are one.
/// </summary>
public static class SearchWords
{
    /// <summary>In UTF-16 units; of what is longer, the beginning counts.</summary>
    public const int MaxLength = 64;

    /// <summary>Words of one text: PostgreSQL knows 16,383 places. What comes after them is not found.</summary>
    public const int Most = 8_000;

    /// <summary>In the order of the text.</summary>
    public static IReadOnlyList<string> Of(string text) => WordCutter.Cut(text, isQuery: false).ConvertAll(word => word.Text);

    /// <summary>Those that a text must have, one after the other, to have what somebody typed.</summary>
    public static IReadOnlyList<SearchWord> OfQuery(string typed) =>
        WordCutter.Cut(typed, isQuery: true).ConvertAll(word => new SearchWord(word.Text, word.IsPrefix));
}

/// <param name="IsPrefix">Words that begin with it are meant as well.</param>
public readonly record struct SearchWord(string Text, bool IsPrefix);
