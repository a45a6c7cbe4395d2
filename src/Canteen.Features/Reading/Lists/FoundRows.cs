using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>The saved searches in lists with their limit and their event: they are always changed here.</summary>
internal static class FoundRows
{
    private const string AddSql =
        """
        INSERT INTO list_searches (list_id, search_id, account_id) VALUES (@list, @search, @owner)
        ON CONFLICT (list_id, search_id) DO NOTHING
        """;

    private const string RemoveSql =
        "DELETE FROM list_searches WHERE list_id = @list AND search_id = @search AND account_id = @owner";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: A list cannot have more than {PersonalList.MostSearches} searches");

    /// <param name="list">The owner's.</param>
    /// <returns>404: an unknown search, or somebody else's; 422: one too many. Null where it is in the list now.</returns>
    public static async Task<Fault?> AddAsync(WriteTransaction tx, AccountId owner, Id<PersonalList> list, Id<SavedSearch> search)
    {
        if (await SavedSearchCache.FindAsync(tx, owner, search) is null) return Fault.NotFound;
        if (await tx.ExecuteAsync(AddSql, new { list, search, owner }) == 0) return null;
        var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM list_searches WHERE list_id = @list", new { list });
        if (count > PersonalList.MostSearches) return TooMany;
        await tx.AnnounceAsync(new ListsChanged(owner));
        return null;
    }

    public static async Task RemoveAsync(WriteTransaction tx, AccountId owner, Id<PersonalList> list, Id<SavedSearch> search)
    {
        if (await tx.ExecuteAsync(RemoveSql, new { list, search, owner }) > 0) await tx.AnnounceAsync(new ListsChanged(owner));
    }
}
