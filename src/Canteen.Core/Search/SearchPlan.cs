namespace Canteen.Core.Search;

/// <summary>What the database is asked for one search of posts. Ids are those of posts, and their order that of time.</summary>
public sealed record SearchPlan
{
    public static readonly SearchPlan Nothing = new();

    /// <summary>The name of the parameter with what the index is asked; null: nothing.</summary>
    public string? Words { get; init; }

    /// <summary>Queries of <c>id</c>: a post is in each of them.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>On <c>posts p</c> by <c>accounts a</c>.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    public long Above { get; init; }

    public long Below { get; init; } = long.MaxValue;

    public SearchValues Values { get; init; } = new();

    /// <summary>The same, where the index is asked of each post rather than for all that it finds.</summary>
    /// <param name="hasWords">A condition on <c>posts p</c>.</param>
    public SearchPlan AskingEach(string hasWords) => this with { Words = null, Conditions = [.. Conditions, hasWords] };

    public bool FindsNothing => Words is null && Among.Count == 0;
}
