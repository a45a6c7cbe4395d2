namespace Canteen.Core.Viewers;

/// <summary>
/// Followed hashtags of which somebody wants only what the people of one of their lists write, or so many posts a day. It never changes.
/// </summary>
internal sealed class TagLimits
{
    public static readonly TagLimits None = new([]);

    private readonly Dictionary<string, Limit> _byTag;

    /// <param name="rows">
    /// Of each followed hashtag, and of each that is read together with it: one for each person of its list, or one without a person where
    /// the list has nobody, is gone, or was never chosen.
    /// </param>
    public TagLimits(IEnumerable<TagLimitRow> rows) => _byTag = rows.GroupBy(row => row.Name)
        .Where(tag => tag.All(row => row.Limits)).ToDictionary(tag => tag.Key, Limit.Of, StringComparer.Ordinal);

    /// <summary>Roughly.</summary>
    public int Bytes => _byTag.Values.Sum(limit => 150 + (limit.People.Length * sizeof(long)));

    /// <param name="tag">One that is followed, folded.</param>
    /// <param name="number">Which one it is among the posts of the hashtag on its day.</param>
    public bool Allow(string tag, int number, AccountId author) =>
        !_byTag.TryGetValue(tag, out var limit) || number <= limit.MostADay || Array.BinarySearch(limit.People, author.Value) >= 0;

    public bool Use(Id<PersonalList> list) => _byTag.Values.Any(limit => limit.Lists.Contains(list.Value));

    /// <summary>Where hashtags that are read together are followed apart, what any of them lets in.</summary>
    /// <param name="People">Ascending.</param>
    /// <param name="MostADay">-1: none without its author.</param>
    private sealed record Limit(IReadOnlyList<long> Lists, long[] People, long MostADay)
    {
        public static Limit Of(IEnumerable<TagLimitRow> rows) => new(
            [.. rows.Select(row => row.ListId).OfType<long>().Distinct()], [.. rows.Select(row => row.MemberId).OfType<long>().Order()],
            rows.Max(row => row.MostADay) ?? -1);
    }
}

/// <summary>A row of the database; the name folded.</summary>
internal sealed class TagLimitRow
{
    public string Name { get; set; } = "";
    public long? ListId { get; set; }
    public long? MostADay { get; set; }
    public long? MemberId { get; set; }

    public bool Limits => ListId is not null || MostADay is not null;
}
