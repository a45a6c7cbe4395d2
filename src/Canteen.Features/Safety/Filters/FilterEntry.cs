namespace Canteen.Features.Safety.Filters;

/// <summary>A filter as it stands in a file: without what only this server knows of it, such as ids and single posts.</summary>
/// <param name="ExpiresAt">Milliseconds; null for never.</param>
public sealed record FilterEntry(
    string Title, FilterAction Action, FilterContext Contexts, long? ExpiresAt, IReadOnlyList<FilterWord> Words)
{
    public const FilterContext Everywhere =
        FilterContext.Home | FilterContext.Notifications | FilterContext.Public | FilterContext.Thread | FilterContext.Account;

    /// <summary>Where in the file it is, for people: "Line 3".</summary>
    public string Place { get; init; } = "";

    /// <summary>The same for two filters that find and do the same, whenever they end.</summary>
    public string Sameness => string.Join(
        '\n', Words.Select(word => $"{word.Text}\t{word.WholeWord}").Distinct().Order(StringComparer.Ordinal)
            .Prepend($"{Title}\t{Action}\t{Contexts}"));

    public static FilterEntry Of(Filter filter) => new(
        filter.Title, filter.Action, filter.Contexts, filter.ExpiresAt,
        [.. filter.Keywords.Select(keyword => new FilterWord(keyword.Text, keyword.WholeWord))]);

    /// <param name="now">Milliseconds, before its end.</param>
    public FilterDraft ToDraft(long now) => new(
        Title, Contexts, Action, ExpiresAt is { } end ? (end - now + 999) / 1000 : 0,
        [.. Words.Select(word => new KeywordDraft(null, word.Text, word.WholeWord))]);
}

public sealed record FilterWord(string Text, bool WholeWord);
