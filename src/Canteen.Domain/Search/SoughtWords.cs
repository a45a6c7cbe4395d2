namespace Canteen.Domain;

/// <summary>
/// What a search looks for in the words of what it finds. What must not stand there, and what operators ask of a post or its author, is no
/// part of it.
/// </summary>
public sealed class SoughtWords
{
    public static readonly SoughtWords None = new([]);

    private SoughtWords(List<Sought> each) => Each = each;

    public bool IsEmpty => Each.Count == 0;

    /// <summary>In the order in which they were typed.</summary>
    internal List<Sought> Each { get; }

    /// <param name="groupOf">The hashtags that are read together with one; all are folded.</param>
    public static SoughtWords Of(SearchQuery? query, Func<string, IReadOnlyList<string>> groupOf) =>
        query is null ? None : new([.. In(query, groupOf)]);

    private static IEnumerable<Sought> In(SearchQuery query, Func<string, IReadOnlyList<string>> groupOf) => query switch
    {
        SearchQuery.Text { Typed: ['#' or '＃', ..] typed } when TagName.TryParse(typed, out var name) => Tagged(name, groupOf),
        SearchQuery.Text text => In(IndexQueries.OfText(text.Typed), text.Typed),
        SearchQuery.Quoted quoted => In(IndexQueries.OfPhrase(quoted.Typed), quoted.Typed),
        SearchQuery.Operator { Name: SearchOperator.Near } near => In(IndexQueries.OfNear(near.Value), near.Value),
        SearchQuery.Operator { Name: SearchOperator.Chat } chat when TagName.TryParse(chat.Value, out var name) => Tagged(name, groupOf),
        SearchQuery.Operator { Name: SearchOperator.In, Value: ['#', ..] place } when TagName.TryParse(place, out var name)
            => Tagged(name, groupOf),
        SearchQuery.All all => all.Parts.SelectMany(part => In(part, groupOf)),
        SearchQuery.Any any => any.Parts.SelectMany(part => In(part, groupOf)),
        _ => [],
    };

    private static IEnumerable<Sought> In(IndexQuery? query, string typed) => query switch
    {
        null => [],
        IndexQuery.All all => all.Parts.SelectMany(part => In(part, typed)),
        _ => [new Sought(query, SearchWords.OfQuery(typed) is [var word, ..] ? word.Text : "")],
    };

    private static IEnumerable<Sought> Tagged(string name, Func<string, IReadOnlyList<string>> groupOf) =>
        groupOf(name).Select(
            tag => new Sought(new IndexQuery.Fact(SearchFacts.Tag(tag)), SearchWords.Of('#' + tag).FirstOrDefault() ?? ""));
}

/// <summary>A word, a phrase, words near each other, or a hashtag.</summary>
/// <param name="Typed">Of a word: as it was typed, folded; of a hashtag: as one word.</param>
internal sealed record Sought(IndexQuery Query, string Typed)
{
    /// <summary>Where it stands, the same as the index finds it (<see cref="SearchDocument.Has"/>); in order.</summary>
    public IEnumerable<SoughtHit> In(IReadOnlyList<CutWord> words) => Query switch
    {
        IndexQuery.Word word => Single(words, text => IsForm(text, word.Text)),
        IndexQuery.Prefix prefix => Single(words, text => text.StartsWith(prefix.Text, StringComparison.Ordinal)),
        IndexQuery.Phrase phrase => Phrases(words, phrase.Words),
        IndexQuery.Close close => Close(words, close.Words),
        IndexQuery.Fact => Tags(words),
        _ => [],
    };

    private IEnumerable<SoughtHit> Single(IReadOnlyList<CutWord> words, Func<string, bool> isMeant)
    {
        for (var at = 0; at < words.Count; at++)
            if (words[at].Text == Typed || isMeant(words[at].Text)) yield return new(at, 1, words[at].Text == Typed);
    }

    // A word and its stem begin alike; to know that costs nothing.
    private static bool IsForm(string word, string stem) => word == stem || (word[0] == stem[0] && EnglishStem.Of(word) == stem);

    private static IEnumerable<SoughtHit> Phrases(IReadOnlyList<CutWord> words, IReadOnlyList<string> phrase)
    {
        for (var at = 0; at + phrase.Count <= words.Count; at++)
        {
            var length = 0;
            while (length < phrase.Count && words[at + length].Text == phrase[length]) length++;
            if (length == phrase.Count) yield return new(at, length, true);
        }
    }

    /// <summary>Of words that stand more often, those that are near the next one or the one before.</summary>
    private static IEnumerable<SoughtHit> Close(IReadOnlyList<CutWord> words, IReadOnlyList<string> near)
    {
        var places = words.Index().Where(word => near.Contains(word.Item.Text)).ToLookup(word => word.Item.Text, word => word.Index);
        var found = new SortedSet<int>();
        foreach (var (one, other) in near.Zip(near.Skip(1)))
        {
            var others = places[other].ToHashSet();
            var pairs = places[one].SelectMany(at => Around(at).Where(others.Contains).Select(place => (at, place))).ToList();
            if (pairs.Count == 0) return [];
            foreach (var (at, place) in pairs) found.UnionWith([at, place]);
        }
        return found.Select(at => new SoughtHit(at, 1, true));
    }

    private static IEnumerable<int> Around(int at) => Enumerable.Range(at - IndexQuery.Near, (2 * IndexQuery.Near) + 1);

    private IEnumerable<SoughtHit> Tags(IReadOnlyList<CutWord> words)
    {
        for (var at = 0; at < words.Count; at++)
            if (words[at].IsTag && words[at].Text == Typed) yield return new(at, 1, true);
    }
}

/// <param name="At">The number of its first word.</param>
/// <param name="Length">How many words.</param>
/// <param name="IsExact">As it was typed, and not in another form.</param>
internal readonly record struct SoughtHit(int At, int Length, bool IsExact)
{
    public int End => At + Length;
}
