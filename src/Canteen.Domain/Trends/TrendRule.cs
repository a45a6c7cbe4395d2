namespace Canteen.Domain;

/// <summary>What can trend; a publisher is the host that links point to, and is only ruled on. The numbers are stored.</summary>
public enum TrendKind { Tag = 0, Post = 1, Link = 2, Publisher = 3 }

/// <summary>A person used something in public.</summary>
/// <param name="Organisation">Folded; empty where they name none.</param>
/// <param name="At">Milliseconds since 1970.</param>
public readonly record struct TrendUse(AccountId Who, string Organisation, long At);

/// <summary>How strongly something trends, and what people are told of why.</summary>
/// <param name="Organisations">Those that the people name.</param>
/// <param name="Unnamed">How many of the people name no organisation.</param>
/// <param name="Since">When the first of the people used it, in milliseconds since 1970.</param>
public sealed record TrendScore(double Value, int People, int Organisations, int Unnamed, long Since);

/// <summary>
/// What trends: what many people in many organisations use. Each person counts once, by their first use; each further person of an
/// organisation counts for less, as the number of the others there grows; and what was used longer ago counts for less.
/// </summary>
public static class TrendRule
{
    public const int FewestPeople = 3;

    /// <summary>Uses from before are not counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(12);
    private static readonly TimeSpan HalfLifeOfPosts = TimeSpan.FromHours(6);

    /// <summary>
    /// Of an organisation it takes twice the people to count one more (the logarithm of one more than their weights); all who name none are
    /// one organisation, because whoever makes up people leaves it empty first.
    /// </summary>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <returns>Null where fewer than <see cref="FewestPeople"/> people used it.</returns>
    public static TrendScore? ScoreOf(TrendKind kind, IEnumerable<TrendUse> uses, long now)
    {
        var people = FirstOfEach(uses, now - (long)Window.TotalMilliseconds);
        if (people.Count < FewestPeople) return null;
        var groups = people.GroupBy(use => use.Organisation, StringComparer.Ordinal).ToList();
        var value = groups
            .Select(group => Math.Log2(1 + group.Select(use => WeightOf(kind, now - use.At)).Order().Sum()))
            .Order().Sum();
        var unnamed = people.Count(use => use.Organisation.Length == 0);
        return new(value, people.Count, groups.Count - (unnamed > 0 ? 1 : 0), unnamed, people.Min(use => use.At));
    }

    /// <summary>How many people used it for the first time on each of the last days (UTC), today first.</summary>
    public static IReadOnlyList<int> PeopleByDay(IEnumerable<TrendUse> uses, long now)
    {
        const long Day = 86_400_000;
        var days = new int[Window.Days];
        foreach (var use in FirstOfEach(uses, 0))
            if ((now / Day) - (use.At / Day) is >= 0 and var back && back < days.Length) days[back]++;
        return days;
    }

    private static double WeightOf(TrendKind kind, long age) =>
        Math.Pow(0.5, Math.Max(0, age) / (kind == TrendKind.Post ? HalfLifeOfPosts : HalfLife).TotalMilliseconds);

    private static List<TrendUse> FirstOfEach(IEnumerable<TrendUse> uses, long since)
    {
        var first = new Dictionary<AccountId, TrendUse>();
        foreach (var use in uses)
        {
            if (use.At < since) continue;
            if (!first.TryGetValue(use.Who, out var known) || IsBefore(use, known)) first[use.Who] = use;
        }
        return [.. first.Values];
    }

    private static bool IsBefore(TrendUse use, TrendUse known) =>
        use.At < known.At || (use.At == known.At && string.CompareOrdinal(use.Organisation, known.Organisation) < 0);
}
