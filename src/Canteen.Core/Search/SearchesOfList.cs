using Canteen.Core.Lists;

namespace Canteen.Core.Search;

/// <summary>The saved searches whose posts are in a list. Of a list without any, nothing is asked.</summary>
public sealed class SearchesOfList(ListCache lists, SavedSearchCache searches)
{
    /// <returns>By their titles; none where the list is unknown, or somebody else's.</returns>
    public async ValueTask<IReadOnlyList<SavedSearch>> RunAsync(AccountId owner, Id<PersonalList> id, CancellationToken ct)
    {
        if (await lists.FindAsync(owner, id, ct) is not { Searches.Count: > 0 } list) return [];
        return [.. (await searches.FindAsync(owner, ct)).Where(search => list.Searches.Contains(search.Id))];
    }

    /// <summary>What they search for, as it is read.</summary>
    public async ValueTask<IReadOnlyList<SearchQuery>> QueriesAsync(AccountId owner, Id<PersonalList> id, CancellationToken ct)
    {
        var queries = new List<SearchQuery>();
        foreach (var search in await RunAsync(owner, id, ct))
            if (QueryReader.Read(search.Query).Is(out var request, out _) && request.Query is { } query) queries.Add(query);
        return queries;
    }
}
