using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Core.Accounts;

/// <summary>Reads accounts by their ids as views, in the order of the ids, in one query.</summary>
public sealed class AccountHydrator(CanteenSettings settings)
{
    /// <summary>
    /// A condition on <c>accounts a</c>: the account can be shown. Local accounts can be shown once their person's address is confirmed and
    /// they are approved.
    /// </summary>
    public const string ShownSql =
        """
        (a.domain <> '' OR EXISTS (
          SELECT 1 FROM users u WHERE u.account_id = a.id AND u.confirmed_at IS NOT NULL AND u.approved_at IS NOT NULL))
        """;

    internal const string LoadSql = $"SELECT {AccountRow.Columns} FROM accounts a WHERE a.id IN @Ids AND {ShownSql}";

    /// <summary>
    /// Leaves out accounts that are gone, and local ones that are not yet confirmed or approved. Of a suspended account only the handle is
    /// shown.
    /// </summary>
    public async Task<List<AccountView>> LoadAsync(ReadSession db, IReadOnlyList<AccountId> ids)
    {
        if (ids.Count == 0) return [];
        var rows = await db.QueryAsync<AccountRow>(LoadSql, new { Ids = ids.Select(id => id.Value).Distinct().ToArray() });
        var views = rows.ToDictionary(row => row.Id, row => row.ToView(settings));
        return [.. ids.Where(views.ContainsKey).Select(id => views[id])];
    }

    /// <summary>One account; null where it cannot be shown.</summary>
    public async Task<AccountView?> FindAsync(ReadSession db, AccountId id) => (await LoadAsync(db, [id])).FirstOrDefault();

    /// <summary>A page of people in the order of what they did, such as their follows.</summary>
    /// <param name="sql">Returns <c>cursor</c>, the id of what they did, and <c>account_id</c>, in the order of the window.</param>
    public async Task<Page<AccountView>> PageAsync(ReadSession db, string sql, object args, PageWindow window)
    {
        var rows = window.NewestFirst(await db.QueryAsync<Row>(sql, args));
        return Page<AccountView>.Of(window, rows, row => row.Cursor, await LoadAsync(db, rows.ConvertAll(row => row.AccountId)));
    }

    private sealed class Row
    {
        public long Cursor { get; set; }
        public AccountId AccountId { get; set; }
    }
}
