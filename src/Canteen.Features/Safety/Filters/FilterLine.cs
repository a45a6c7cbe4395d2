namespace Canteen.Features.Safety.Filters;

/// <summary>A filter as lists show it, compared by value.</summary>
/// <param name="ExpiresAt">Milliseconds; null for never.</param>
public sealed record FilterLine(
    Id<Filter> Id, string Title, FilterAction Action, FilterContext Contexts, long? ExpiresAt, bool IsOver)
{
    public int Words { get; init; }

    public int Posts { get; init; }

    public static FilterLine Of(Filter filter, long now) =>
        new(filter.Id, filter.Title, filter.Action, filter.Contexts, filter.ExpiresAt, filter.IsOver(now))
        {
            Words = filter.Keywords.Count, Posts = filter.Posts.Count,
        };
}

/// <summary>A single post of a filter, as the filter's page lists it.</summary>
/// <param name="Path">Null where it cannot be seen any more.</param>
/// <param name="Beginning">How it begins; empty where it has no words.</param>
public sealed record FilteredPostLine(Id<FilteredPost> Id, string? Path, string Beginning, string Author);
