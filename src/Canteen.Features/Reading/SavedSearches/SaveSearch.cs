using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Keeps a search. 422: nothing to search for, a title that is too long, or one too many.</summary>
public sealed class SaveSearch(Database database)
{
    private const string Sql =
        """
        INSERT INTO saved_searches (id, account_id, title, query, looked_up_to, notice, told_up_to, created_at)
        VALUES (@Id, @owner, @Title, @Query, @newest, @Notice, @newest, @Now)
        """;

    private static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot save more than {SavedSearch.Most} searches");

    public async Task<Outcome<SavedSearch>> RunAsync(AccountId owner, SearchDraft draft, CancellationToken ct)
    {
        if (!draft.Apply(new(default, owner, "", "", 0, SearchNotice.No, false)).Is(out var search, out var fault)) return fault;
        return await database.WriteAsync<Outcome<SavedSearch>>(
            async tx =>
            {
                var (id, newest) = (tx.NewId<SavedSearch>(), await SearchRows.NewestPostAsync(tx));
                await tx.ExecuteAsync(
                    Sql, new { Id = id, owner, search.Title, search.Query, newest, Notice = (long)search.Notice, tx.Now });
                var count = await tx.ScalarAsync<long>("SELECT COUNT(*) FROM saved_searches WHERE account_id = @owner", new { owner });
                return count > SavedSearch.Most ? TooMany : await SearchRows.ChangedAsync(tx, owner, id);
            },
            ct);
    }
}
