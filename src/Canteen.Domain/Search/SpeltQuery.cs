namespace Canteen.Domain;

/// <summary>The words of a query that may be misspelt: single words that must be there, outside quotes and operators.</summary>
public static class SpeltQuery
{
    /// <summary>Folded, a hashtag with its #; each once, in order.</summary>
    public static IReadOnlyList<string> WordsOf(SearchQuery query) => [.. All(query).Distinct()];

    /// <param name="spelt">What stands in place of a word, as <see cref="WordsOf"/> gives it.</param>
    public static SearchQuery With(SearchQuery query, IReadOnlyDictionary<string, string> spelt) => query switch
    {
        SearchQuery.Text text when WordOf(text) is { } word && spelt.TryGetValue(word, out var other) => new SearchQuery.Text(other),
        SearchQuery.All all => new SearchQuery.All([.. all.Parts.Select(part => With(part, spelt))]),
        SearchQuery.Any any => new SearchQuery.Any([.. any.Parts.Select(part => With(part, spelt))]),
        _ => query,
    };

    private static IEnumerable<string> All(SearchQuery query) => query switch
    {
        SearchQuery.Text text => WordOf(text) is { } word ? [word] : [],
        SearchQuery.All all => all.Parts.SelectMany(All),
        SearchQuery.Any any => any.Parts.SelectMany(All),
        _ => [],
    };

    /// <summary>Null for what is no word, or several.</summary>
    private static string? WordOf(SearchQuery.Text text)
    {
        if (SearchWords.OfQuery(text.Typed) is not [{ IsPrefix: false } word] || !word.Text.All(char.IsLetter)) return null;
        return text.Typed[0] is '#' or '＃' ? '#' + word.Text : word.Text;
    }
}
