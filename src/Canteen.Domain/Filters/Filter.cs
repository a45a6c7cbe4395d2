namespace Canteen.Domain;

/// <summary>What somebody does not want to read, or wants to be warned of: words, and single posts.</summary>
/// <param name="Contexts">Where it applies; not <see cref="FilterContext.None"/>.</param>
/// <param name="ExpiresAt">Milliseconds; null for never.</param>
public sealed record Filter(
    Id<Filter> Id, string Title, FilterContext Contexts, FilterAction Action, long? ExpiresAt,
    IReadOnlyList<FilterKeyword> Keywords, IReadOnlyList<FilteredPost> Posts)
{
    public const int MaxTitle = 256;

    public bool IsOver(long now) => ExpiresAt <= now;

    public bool Has(Id<FilterKeyword> keyword) => Keywords.Any(known => known.Id == keyword);

    public FilterKeyword Keyword(Id<FilterKeyword> keyword) => Keywords.First(known => known.Id == keyword);
}

public sealed record FilterKeyword(Id<FilterKeyword> Id, string Text, bool WholeWord);

public sealed record FilteredPost(Id<FilteredPost> Id, PostId Post);

/// <summary>What becomes of a post that a filter finds. The numbers are stored.</summary>
public enum FilterAction
{
    /// <summary>It is closed, and says which filter found it.</summary>
    Warn = 0,

    /// <summary>It is not shown at all.</summary>
    Hide = 1,

    /// <summary>Its pictures are closed.</summary>
    Blur = 2,
}
