namespace Canteen.Domain;

/// <summary>
/// What an index of documents is asked: made of folded words (<see cref="SearchWords"/>) and of facts, which consist of small letters,
/// digits, letters beyond ASCII and underscores.
/// </summary>
public abstract record IndexQuery
{
    /// <summary>How many words apart two words may be that are near each other.</summary>
    public const int Near = 10;

    private IndexQuery()
    {
    }

    /// <param name="Text">The word itself, or what it has in common with its other forms.</param>
    public sealed record Word(string Text) : IndexQuery;

    /// <summary>Words that begin so.</summary>
    public sealed record Prefix(string Text) : IndexQuery;

    /// <summary>Exactly these words, one after the other; at least one.</summary>
    public sealed record Phrase(IReadOnlyList<string> Words) : IndexQuery;

    /// <summary>
    /// Each of the words at most <see cref="Near"/> words from the next one, before or after it; at least two, and no two that are the same
    /// beside each other.
    /// </summary>
    public sealed record Close(IReadOnlyList<string> Words) : IndexQuery;

    /// <summary>A document about which this holds.</summary>
    public sealed record Fact(string Name) : IndexQuery;

    public sealed record All(IReadOnlyList<IndexQuery> Parts) : IndexQuery;

    public sealed record Any(IReadOnlyList<IndexQuery> Parts) : IndexQuery;

    public sealed record Not(IndexQuery Part) : IndexQuery;
}
