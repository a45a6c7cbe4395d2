namespace Canteen.Core.Viewers;

/// <summary>Followed hashtags of which somebody wants only what the people of one of their lists write. It never changes.</summary>
internal sealed class TagLimits
{
    public static readonly TagLimits None = new(new Dictionary<string, Limit>());

    private readonly Dictionary<string, Limit> _byTag;

    /// <param name="rows">One for each person of each list; one without a person for a list that has nobody, or is gone.</param>
    public TagLimits(IEnumerable<TagLimitRow> rows) : this(rows.GroupBy(row => row.Name).ToDictionary(tag => tag.Key, Limit.Of))
    {
    }

    private TagLimits(Dictionary<string, Limit> byTag) => _byTag = byTag;

    /// <summary>Roughly.</summary>
    public int Bytes => _byTag.Values.Sum(limit => 150 + (limit.People.Length * sizeof(long)));

    /// <param name="tag">One that is followed, folded.</param>
    public bool Allow(string tag, AccountId author) =>
        !_byTag.TryGetValue(tag, out var limit) || Array.BinarySearch(limit.People, author.Value) >= 0;

    public bool Use(Id<PersonalList> list) => _byTag.Values.Any(limit => limit.List == list.Value);

    public TagLimits Without(string tag) =>
        _byTag.ContainsKey(tag) ? new(_byTag.Where(limit => limit.Key != tag).ToDictionary()) : this;

    /// <param name="People">Ascending.</param>
    private sealed record Limit(long List, long[] People)
    {
        public static Limit Of(IEnumerable<TagLimitRow> rows) =>
            new(rows.First().ListId, [.. rows.Select(row => row.MemberId).OfType<long>().Order()]);
    }
}

/// <summary>A row of the database; the name folded.</summary>
internal sealed class TagLimitRow
{
    public string Name { get; set; } = "";
    public long ListId { get; set; }
    public long? MemberId { get; set; }
}
