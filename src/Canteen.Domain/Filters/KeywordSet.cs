using System.Buffers;

namespace Canteen.Domain;

/// <summary>
/// Finds which of many keywords stand in a text. Nearly every text has none of them, which one pass over it tells, however many there are.
/// </summary>
public sealed class KeywordSet(IReadOnlyList<Keyword> keywords)
{
    private readonly SearchValues<string> _any =
        SearchValues.Create([.. keywords.Select(keyword => keyword.Folded).Distinct()], StringComparison.Ordinal);

    /// <param name="text">As its author typed it.</param>
    /// <returns>The places of those keywords in the list; none for a text without any.</returns>
    public IReadOnlyList<int> FindIn(string text)
    {
        if (keywords.Count == 0) return [];
        var folded = FoldedText.Of(text);
        return folded.AsSpan().ContainsAny(_any) ? [.. Places(folded)] : [];
    }

    private IEnumerable<int> Places(string folded)
    {
        for (var i = 0; i < keywords.Count; i++)
            if (keywords[i].IsIn(folded)) yield return i;
    }
}
