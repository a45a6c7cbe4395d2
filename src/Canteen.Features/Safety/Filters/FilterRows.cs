using Canteen.Core.Filters;
using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>The rows of filters with their limits and their event: they are always changed here.</summary>
internal static class FilterRows
{
    /// <summary>All filters of a person together are looked for in each post that the person reads.</summary>
    public const int MostFilters = 200, MostKeywords = 2000, MostPosts = 1000;

    private static readonly Fault TooManyFilters = Fault.Invalid($"Validation failed: You cannot have more than {MostFilters} filters");
    private static readonly Fault TooManyKeywords =
        Fault.Invalid($"Validation failed: You cannot filter more than {MostKeywords} keywords");

    private static readonly Fault TooManyPosts = Fault.Invalid($"Validation failed: You cannot filter more than {MostPosts} posts");

    /// <summary>A filter of the owner with all that is in it; null for somebody else's.</summary>
    public static async Task<Filter?> FindAsync(ReadSession db, AccountId owner, Id<Filter> id) =>
        (await FilterReader.LoadAsync(db, owner)).Find(filter => filter.Id == id);

    /// <param name="draft">Checked.</param>
    public static async Task<Id<Filter>> AddAsync(WriteTransaction tx, AccountId owner, FilterDraft draft)
    {
        var id = tx.NewId<Filter>();
        await tx.ExecuteAsync(
            """
            INSERT INTO filters (id, account_id, title, contexts, action, expires_at, created_at)
            VALUES (@id, @owner, @Title, @Contexts, @Action, @ExpiresAt, @Now)
            """,
            new
            {
                id, owner, Title = PlainText.OneLine(draft.Title!), Contexts = (long)draft.Contexts!.Value,
                Action = (long)(draft.Action ?? FilterAction.Warn), ExpiresAt = draft.ExpiresAt(tx.Now), tx.Now,
            });
        foreach (var keyword in draft.Keywords.Where(keyword => !keyword.Removes)) await KeepAsync(tx, owner, id, keyword);
        return id;
    }

    /// <summary>Adds a keyword that has no id yet, and changes or removes one that has.</summary>
    public static Task KeepAsync(WriteTransaction tx, AccountId owner, Id<Filter> filter, KeywordDraft keyword)
    {
        var text = keyword.Text is { } typed ? PlainText.OneLine(typed) : null;
        if (keyword.Removes)
            return tx.ExecuteAsync("DELETE FROM filter_keywords WHERE id = @Id AND account_id = @owner", new { keyword.Id, owner });
        return keyword.Id is null
            ? tx.ExecuteAsync(
                """
                INSERT INTO filter_keywords (id, filter_id, account_id, keyword, whole_word) VALUES (@Id, @filter, @owner, @text, @Whole)
                """,
                new { Id = tx.NewId<FilterKeyword>(), filter, owner, text, Whole = keyword.WholeWord ?? true })
            : tx.ExecuteAsync(
                """
                UPDATE filter_keywords SET keyword = COALESCE(@text, keyword), whole_word = COALESCE(@WholeWord, whole_word)
                WHERE id = @Id AND account_id = @owner
                """,
                new { keyword.Id, owner, text, keyword.WholeWord });
    }

    /// <summary>To be called at the end of each change; a fault takes all of it back.</summary>
    public static async Task<Outcome<T>> DoneAsync<T>(WriteTransaction tx, AccountId owner, T changed)
    {
        if (await CountAsync(tx, "filters", owner) > MostFilters) return TooManyFilters;
        if (await CountAsync(tx, "filter_keywords", owner) > MostKeywords) return TooManyKeywords;
        if (await CountAsync(tx, "filter_posts", owner) > MostPosts) return TooManyPosts;
        await tx.AnnounceAsync(new FiltersChanged(owner));
        return changed;
    }

    /// <summary>Before many are added: what is too much for anybody; null where it is not.</summary>
    public static Fault? AreTooMany(int filters, int keywords) =>
        filters > MostFilters ? TooManyFilters : keywords > MostKeywords ? TooManyKeywords : null;

    private static Task<long> CountAsync(WriteTransaction tx, string table, AccountId owner) =>
        tx.ScalarAsync<long>($"SELECT COUNT(*) FROM {table} WHERE account_id = @owner", new { owner });
}
