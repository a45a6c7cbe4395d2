using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>A saved search as somebody asks for it; what is null stays as it is, or is what a new one has.</summary>
public sealed record SearchDraft(string? Title = null, string? Query = null, SearchNotice? Notice = null)
{
    /// <summary>It asks for a way to be told that there is not.</summary>
    public bool HasUnknownNotice { get; init; }

    /// <summary>What becomes of a search, or the problem with it. A title that is left empty is the query.</summary>
    internal Outcome<SavedSearch> Apply(SavedSearch search)
    {
        var query = PlainText.OneLine(Query ?? search.Query);
        var title = PlainText.OneLine(Title ?? search.Title);
        if (PlainText.IsBlank(query)) return Fault.Invalid("Validation failed: Query can't be blank");
        if (!QueryReader.Read(query).Is(out var read, out var fault)) return Fault.Invalid($"Validation failed: {fault.Sentence}");
        if (read.Query is null) return Fault.Invalid("Validation failed: Query has no words to search for");
        if (title.Length > SavedSearch.MaxTitle)
            return Fault.Invalid($"Validation failed: Title is too long (maximum is {SavedSearch.MaxTitle} characters)");
        if (HasUnknownNotice) return Fault.Invalid("Validation failed: Notify must be no, hourly or at_once");
        return search with
        {
            Query = query,
            Title = PlainText.IsBlank(title) ? Shortened(query) : title,
            Notice = Notice ?? search.Notice,
        };
    }

    private static string Shortened(string query) =>
        query.Length <= SavedSearch.MaxTitle ? query : string.Concat(query[..(SavedSearch.MaxTitle - 1)].TrimEnd(), "…");
}

internal static class SearchRows
{
    public const string NewestPostSql = "SELECT COALESCE(MAX(id), 0) FROM posts";

    /// <summary>Everything up to now is known, so that only what comes is new.</summary>
    public static Task<long> NewestPostAsync(ReadSession db) => db.ScalarAsync<long>(NewestPostSql);

    public static async Task<SavedSearch> ChangedAsync(WriteTransaction tx, AccountId owner, Id<SavedSearch> id)
    {
        await tx.AnnounceAsync(new SearchesChanged(owner));
        return (await SavedSearchCache.FindAsync(tx, owner, id))!;
    }
}
