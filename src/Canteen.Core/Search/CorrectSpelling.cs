using Canteen.Core.Paging;

namespace Canteen.Core.Search;

/// <summary>
/// What somebody may have meant who found next to nothing: the same search with those words spelt otherwise that are hardly ever found. It
/// is offered only where it finds more for them; the searches that this takes are few.
/// </summary>
public sealed class CorrectSpelling(SearchVocabulary vocabulary, FindPosts find)
{
    /// <summary>What finds fewer posts may be misspelt.</summary>
    public const int Few = 3;

    private const int MostWords = 5;
    private const int MostTries = 3;

    /// <param name="found">How many posts the search itself finds.</param>
    /// <returns>The other search; null for none.</returns>
    public async Task<string?> RunAsync(SearchQuery query, SearchAsked by, int found, CancellationToken ct)
    {
        if (found >= Few || SpeltQuery.WordsOf(query) is not { Count: > 0 } typed) return null;
        var known = await vocabulary.FindAsync(ct);
        var others = new List<(string Word, IReadOnlyList<string> Near)>();
        foreach (var word in typed.Where(word => !known.Knows(word)).Take(MostWords))
        {
            if (known.Near(word, MostTries) is not { Count: > 0 } near) continue;
            if (typed.Count == 1 || await CountAsync(word, by, ct) < Few) others.Add((word, near));
        }
        foreach (var spelt in Tries(others))
        {
            var other = SpeltQuery.With(query, spelt).ToString()!;
            if (other.Length <= QueryReader.MaxLength && await CountAsync(other, by, ct) > found) return other;
        }
        return null;
    }

    /// <summary>All of them at once, and then the next that is near each.</summary>
    private static IEnumerable<Dictionary<string, string>> Tries(List<(string Word, IReadOnlyList<string> Near)> others)
    {
        var most = others.Count == 0 ? 0 : others.Max(other => other.Near.Count);
        for (var at = 0; at < most; at++)
            yield return others.ToDictionary(other => other.Word, other => other.Near[Math.Min(at, other.Near.Count - 1)]);
    }

    private async Task<int> CountAsync(string query, SearchAsked by, CancellationToken ct) =>
        (await find.RunAsync(query, by, new PageWindow(Few), ct)).Is(out var searched, out _) ? searched.Found.Posts.Count : 0;
}
