namespace Canteen.Domain;

/// <summary>
/// What a document must have for a search to find it, as far as the search says so by itself: to pass over most of many searches without
/// asking each.
/// </summary>
public static class SearchAnchors
{
    /// <param name="groupOf">The hashtags that are read together with one; all are folded.</param>
    /// <returns>Forms of words, or facts, of which it has at least one; null where anything may be found.</returns>
    public static IReadOnlyList<string>? Of(SearchQuery query, Func<string, IReadOnlyList<string>> groupOf) => query switch
    {
        SearchQuery.Text { Typed: ['#' or '＃', ..] typed } when TagName.TryParse(typed, out var name) => Tagged(name, groupOf),
        SearchQuery.Text text => Of(IndexQueries.OfText(text.Typed)),
        SearchQuery.Quoted quoted => Of(IndexQueries.OfPhrase(quoted.Typed)),
        SearchQuery.Operator { Name: SearchOperator.Near } near => Of(IndexQueries.OfNear(near.Value)),
        SearchQuery.Operator { Name: SearchOperator.Chat } chat when TagName.TryParse(chat.Value, out var name) => Tagged(name, groupOf),
        SearchQuery.All all => Rarest(all.Parts.Select(part => Of(part, groupOf))),
        SearchQuery.Any any => Union(any.Parts.Select(part => Of(part, groupOf))),
        _ => null,
    };

    private static IReadOnlyList<string>? Of(IndexQuery? query) => query switch
    {
        IndexQuery.Word word => [word.Text],
        IndexQuery.Phrase phrase => [Longest(phrase.Words)],
        IndexQuery.Close close => [Longest(close.Words)],
        IndexQuery.All all => Rarest(all.Parts.Select(Of)),
        _ => null,
    };

    private static List<string> Tagged(string name, Func<string, IReadOnlyList<string>> groupOf) =>
        [.. groupOf(name).Select(SearchFacts.Tag)];

    /// <summary>Nobody has counted them: few and long ones are taken for rare.</summary>
    private static IReadOnlyList<string>? Rarest(IEnumerable<IReadOnlyList<string>?> parts) =>
        parts.OfType<IReadOnlyList<string>>().OrderBy(part => part.Count).ThenByDescending(part => part.Min(word => word.Length))
            .FirstOrDefault();

    private static IReadOnlyList<string>? Union(IEnumerable<IReadOnlyList<string>?> parts)
    {
        var all = new List<string>();
        foreach (var part in parts)
        {
            if (part is null) return null;
            all.AddRange(part);
        }
        return all;
    }

    private static string Longest(IReadOnlyList<string> words) => words.MaxBy(word => word.Length)!;
}
