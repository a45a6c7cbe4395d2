using Canteen.Core.Search;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Somebody's saved searches by their titles, each with how many posts are new.</summary>
public sealed class ListSearches(SavedSearchCache searches, CountNew count)
{
    public async Task<IReadOnlyList<CountedSearch>> RunAsync(AccountId me, CancellationToken ct)
    {
        var counted = new List<CountedSearch>();
        foreach (var search in await searches.FindAsync(me, ct)) counted.Add(await count.RunAsync(search, ct));
        return counted;
    }
}
