namespace Canteen.Core.Viewers;

/// <summary>Followed hashtags of which somebody wants only what the people of one of their lists write. It never changes.</summary>
internal sealed class TagLimits
{
    public static readonly TagLimits None = new([]);

    private readonly Dictionary<string, Limit> _byTag;

    /// <param name="rows">
    /// Of each followed hashtag, and of each that is read together with it: one for each person of its list, or one without a person where
    /// the list has nobody, is gone, or was never chosen.
    /// </param>
    public TagLimits(IEnumerable<TagLimitRow> rows) => _byTag = rows.GroupBy(row => row.Name)
        .Where(tag => tag.All(row => row.ListId is not null)).ToDictionary(tag => tag.Key, Limit.Of, StringComparer.Ordinal);

    /// <summary>Roughly.</summary>
    public int Bytes => _byTag.Values.Sum(limit => 150 + (limit.People.Length * sizeof(long)));

    /// <param name="tag">One that is followed, folded.</param>
    public bool Allow(string tag, AccountId author) =>
        !_byTag.TryGetValue(tag, out var limit) || Array.BinarySearch(limit.People, author.Value) >= 0;

    public bool Use(Id<PersonalList> list) => _byTag.Values.Any(limit => limit.Lists.Contains(list.Value));

    /// <param name="Lists">Several where hashtags that are read together are followed apart.</param>
    /// <param name="People">Ascending.</param>
    private sealed record Limit(IReadOnlyList<long> Lists, long[] People)
    {
        public static Limit Of(IEnumerable<TagLimitRow> rows) => new(
            [.. rows.Select(row => row.ListId).OfType<long>().Distinct()], [.. rows.Select(row => row.MemberId).OfType<long>().Order()]);
    }
}

/// <summary>A row of the database; the name folded.</summary>
internal sealed class TagLimitRow
{
    public string Name { get; set; } = "";
    public long? ListId { get; set; }
    public long? MemberId { get; set; }
}
