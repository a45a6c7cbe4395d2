namespace Canteen.Domain;

/// <summary>What typed text asks of an index.</summary>
public static class IndexQueries
{
    /// <summary>
    /// A word in any of its forms. What is several words, although it was typed without spaces, is a phrase. Null where there are no words.
    /// </summary>
    public static IndexQuery? OfText(string typed) => SearchWords.OfQuery(typed) switch
    {
        [] => null,
        [{ IsPrefix: false } word] => new IndexQuery.Word(EnglishStem.Of(word.Text)),
        var words => Exactly(words),
    };

    /// <summary>Exactly these words, accents and capitals apart; null where there are none.</summary>
    public static IndexQuery? OfPhrase(string typed) => SearchWords.OfQuery(typed) is { Count: > 0 } words ? Exactly(words) : null;

    /// <param name="typed">At least two different words.</param>
    public static IndexQuery OfNear(string typed)
    {
        var words = SearchWords.Of(typed);
        return new IndexQuery.Close([.. words.Where((word, at) => at == 0 || words[at - 1] != word)]);
    }

    private static IndexQuery Exactly(IReadOnlyList<SearchWord> words) => words switch
    {
        [{ IsPrefix: true } word] => new IndexQuery.Prefix(word.Text),
        _ when words.Any(word => word.IsPrefix) => new IndexQuery.All([.. words.Select(word => Exactly([word]))]),
        _ => new IndexQuery.Phrase([.. words.Select(word => word.Text)]),
    };
}
