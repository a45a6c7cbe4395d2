namespace Canteen.Core.Search;

/// <summary>A part of a search as the database is asked for it.</summary>
public abstract record SearchPart
{
    private SearchPart()
    {
    }

    /// <summary>The index knows it.</summary>
    public sealed record Indexed(IndexQuery Query) : SearchPart;

    /// <summary>A condition on <c>posts p</c> by <c>accounts a</c>.</summary>
    public sealed record Condition(string Sql) : SearchPart;

    /// <summary>One of certain posts, of which there are few beside all there are: a query of <c>id</c>.</summary>
    public sealed record Among(string IdsSql) : SearchPart;

    /// <summary>Posts after one id and before another.</summary>
    public sealed record Between(long Above, long Below) : SearchPart;

    /// <summary>No post at all.</summary>
    public sealed record Nothing : SearchPart
    {
        public static readonly Nothing It = new();
    }
}

/// <summary>The values in a search, for the database; all of its SQL is made of constants.</summary>
public sealed class SearchValues
{
    private readonly Dictionary<string, object> _all = [];
    private readonly List<SearchHint> _unknown = [];

    /// <summary>The one post that is asked about, which the index need not know yet; null where all are.</summary>
    public SearchDocument? Of { get; init; }

    public IEnumerable<KeyValuePair<string, object>> All => _all;

    /// <summary>What names nobody and nothing.</summary>
    public IReadOnlyList<SearchHint> Unknown => _unknown;

    public void AddUnknown(SearchHint hint) => _unknown.Add(hint);

    /// <returns>The name of the parameter, without the @.</returns>
    public string Add(object value)
    {
        var name = $"value{_all.Count}";
        _all[name] = value;
        return name;
    }
}
