namespace Canteen.Domain;

/// <summary>What an index knows of something that can be found.</summary>
public sealed class SearchDocument
{
    /// <summary>Holds of every document.</summary>
    public const string Anything = "any";

    private readonly HashSet<string> _forms;
    private readonly HashSet<string> _facts;

    /// <param name="id">Of the thing: no two things have the same.</param>
    /// <param name="text">All that it says.</param>
    /// <param name="facts">See <see cref="SearchFacts"/>.</param>
    public SearchDocument(long id, string text, IEnumerable<string> facts)
    {
        (Id, Words) = (id, SearchWords.Of(text));
        _forms = [.. Words, .. Words.Select(EnglishStem.Of)];
        _facts = [Anything, .. facts];
    }

    public long Id { get; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Stems that are not words of the document themselves.</summary>
    public IEnumerable<string> Stems => _forms.Except(Words);

    public IReadOnlyCollection<string> Facts => _facts;

    /// <summary>The words, their stems, and the facts: one of them may be an anchor of a search (<see cref="SearchAnchors"/>).</summary>
    public IEnumerable<string> Anchors => _forms.Concat(_facts);

    /// <summary>The same as a database finds.</summary>
    public bool Has(IndexQuery query) => query switch
    {
        IndexQuery.Word word => _forms.Contains(word.Text),
        IndexQuery.Prefix prefix => Words.Any(word => word.StartsWith(prefix.Text, StringComparison.Ordinal)),
        IndexQuery.Phrase phrase => Enumerable.Range(0, Words.Count).Any(at => Stands(phrase.Words, at)),
        IndexQuery.Close close => close.Words.Zip(close.Words.Skip(1)).All(pair => AreClose(pair.First, pair.Second)),
        IndexQuery.Fact fact => _facts.Contains(fact.Name),
        IndexQuery.All all => all.Parts.All(Has),
        IndexQuery.Any any => any.Parts.Any(Has),
        IndexQuery.Not not => !Has(not.Part),
        _ => throw new InvalidOperationException($"There is no rule for {query}."),
    };

    private bool Stands(IReadOnlyList<string> words, int at) => Words.Skip(at).Take(words.Count).SequenceEqual(words);

    private bool AreClose(string one, string other)
    {
        var places = Words.Index().ToLookup(word => word.Item, word => word.Index);
        return places[one].Any(at => places[other].Any(place => Math.Abs(place - at) <= IndexQuery.Near));
    }
}
