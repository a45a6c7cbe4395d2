using Canteen.Core.Search;
using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Changes a saved search: what is not given stays as it is. 404: unknown; 422 as for saving one.</summary>
public sealed class ChangeSearch(Database database)
{
    // What is there already is nothing to be told of, where somebody asks for it only now, or for something else.
    private const string Sql =
        """
        UPDATE saved_searches SET title = @Title, query = @Query, notice = @Notice,
          told_up_to = CASE WHEN query = @Query AND notice > 0 THEN told_up_to ELSE @newest END,
          looked_up_to = CASE WHEN query = @Query THEN looked_up_to ELSE @newest END
        WHERE id = @id AND account_id = @owner
        """;

    public Task<Outcome<SavedSearch>> RunAsync(AccountId owner, Id<SavedSearch> id, SearchDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<SavedSearch>>(
            async tx =>
            {
                if (await SavedSearchCache.FindAsync(tx, owner, id) is not { } search) return Fault.NotFound;
                if (!draft.Apply(search).Is(out var changed, out var fault)) return fault;
                var newest = await SearchRows.NewestPostAsync(tx);
                await tx.ExecuteAsync(
                    Sql, new { id, owner, changed.Title, changed.Query, Notice = (long)changed.Notice, newest });
                return await SearchRows.ChangedAsync(tx, owner, id);
            },
            ct);
}
