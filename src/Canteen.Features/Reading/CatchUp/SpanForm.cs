namespace Canteen.Features.Reading.CatchUp;

/// <summary>What stands in the form in which somebody chooses a time; what was typed is shown again when it is refused.</summary>
/// <param name="Name">The chosen one of <see cref="CatchUpSpan.Names"/>; anything else for none of them.</param>
public sealed record SpanForm(string Name, string Days, string From, string To)
{
    /// <summary>As <c>2026-01-31</c>.</summary>
    public string Today { get; init; } = "";

    /// <summary>What the link to their leave says; null for whoever was on none lately.</summary>
    public string? Leave { get; init; }
}

/// <param name="Since">When it begins, in words.</param>
/// <param name="Posts">How many there are.</param>
/// <param name="People">By how many people.</param>
public sealed record CatchUpSummary(string Since, int Posts, int People)
{
    /// <summary>When it ends, in words; null for now.</summary>
    public string? Until { get; init; }

    /// <summary>Where what came before can be read, which did not fit in; null where all did.</summary>
    public string? Earlier { get; init; }

    /// <summary>It would have begun earlier.</summary>
    public bool IsShortened { get; init; }
}

/// <summary>A line in the list of contents.</summary>
/// <param name="Count">Null where there is nothing to count.</param>
public sealed record CatchUpPlace(string Href, string Title, int? Count);
