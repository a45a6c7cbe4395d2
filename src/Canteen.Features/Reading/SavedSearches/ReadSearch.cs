using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Core.Search;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>What a saved search finds, as a timeline of its owner. 404: unknown, or somebody else's.</summary>
public sealed class ReadSearch(SavedSearchCache searches, FindPosts find)
{
    /// <param name="zone">Where days begin and end for somebody who has not chosen a zone; null: not known.</param>
    public async Task<Outcome<ReadPosts>> RunAsync(
        AccountId me, Id<SavedSearch> id, PageWindow window, CancellationToken ct, TimeZoneInfo? zone = null)
    {
        if (await searches.FindAsync(me, id, ct) is not { } search) return Fault.NotFound;
        var found = await find.RunAsync(search.Query, new(me, zone), window, ct);
        return found.Is(out var searched, out var fault) ? new ReadPosts(search, searched.Found.ToPage(), searched.Sought) : fault;
    }
}

/// <param name="Sought">What may be marked in them.</param>
public sealed record ReadPosts(SavedSearch Search, Page<ShownPost> Posts, SoughtWords Sought);
