using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Its owner has seen what a search found up to some post: what is newer is new from now on. It never goes back.</summary>
public sealed class LookAtSearch(Database database)
{
    private const string Sql =
        "UPDATE saved_searches SET looked_up_to = @newest WHERE id = @id AND account_id = @owner AND looked_up_to < @newest";

    public async Task RunAsync(AccountId owner, SavedSearch search, long newest, CancellationToken ct)
    {
        // Looking again at what has been seen writes nothing.
        if (newest <= search.LookedUpTo) return;
        await database.WriteAsync(
            async tx =>
            {
                if (await tx.ExecuteAsync(Sql, new { id = search.Id, owner, newest }) > 0)
                    await tx.AnnounceAsync(new SearchesChanged(owner));
                return Done.It;
            },
            ct);
    }
}
