using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>The second move of the read path: ids to views, in the order of the ids, in a fixed number of queries.</summary>
public sealed class PostHydrator(AccountHydrator accounts, CanteenSettings settings)
{
    internal static readonly string PostsSql =
        $"""
        WITH wanted AS (
          SELECT id FROM posts WHERE id IN @Ids
          UNION ALL SELECT boost_of_id FROM posts WHERE id IN @Ids AND boost_of_id IS NOT NULL)
        SELECT {PostRow.Columns}, r.id AS reply_to_id, p.reply_to_account_id FROM wanted w JOIN posts p ON p.id = w.id
        LEFT JOIN apps a ON a.id = p.app_id LEFT JOIN posts r ON r.id = p.reply_to_id AND {PostGate.ParentToldSql}
        WHERE {PostGate.VisibleSql}
        """;

    /// <summary>Leaves out what <paramref name="viewer"/> may not see, and what is gone.</summary>
    public async Task<List<PostView>> LoadAsync(ReadSession db, IReadOnlyList<PostId> ids, AccountId? viewer)
    {
        if (ids.Count == 0) return [];
        var rows = await db.QueryAsync<PostRow>(
            PostsSql, new { Ids = ids.Select(id => id.Value).Distinct().ToArray(), viewer = viewer?.Value ?? 0 });
        if (rows.Count == 0) return [];
        rows = [.. rows.DistinctBy(r => r.Id)];
        var authors = await accounts.LoadAsync(db, rows.ConvertAll(r => r.AuthorId));
        var extras = await PostExtras.LoadAsync(db, rows.ConvertAll(r => r.Id), viewer);
        var views = Assemble(rows, authors.DistinctBy(a => a.Id).ToDictionary(a => a.Id), extras);
        return [.. ids.Where(views.ContainsKey).Select(id => views[id])];
    }

    /// <summary>One post; null where <paramref name="viewer"/> may not see it.</summary>
    public async Task<PostView?> FindAsync(ReadSession db, PostId id, AccountId? viewer) =>
        (await LoadAsync(db, [id], viewer)).FirstOrDefault();

    private Dictionary<PostId, PostView> Assemble(List<PostRow> rows, Dictionary<AccountId, AccountView> authors, PostExtras extras)
    {
        var views = rows
            .Where(row => row.BoostOfId is null && authors.ContainsKey(row.AuthorId))
            .ToDictionary(row => row.Id, row => extras.Complete(row.ToView(authors[row.AuthorId]), settings));
        foreach (var boost in rows.Where(row => row.BoostOfId is not null && authors.ContainsKey(row.AuthorId)))
        {
            if (views.GetValueOrDefault(boost.BoostOfId!.Value) is not { } original) continue;
            views[boost.Id] = extras.Complete(boost.ToView(authors[boost.AuthorId]), settings) with { BoostOf = original };
        }
        return views;
    }
}
