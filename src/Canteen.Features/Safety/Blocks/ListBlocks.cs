using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Safety.Blocks;

/// <summary>The people whom a member blocked, latest first; for that member alone.</summary>
public sealed class ListBlocks(Database database, AccountHydrator accounts)
{
    public Task<Page<AccountView>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            db => accounts.PageAsync(db, Sql(window.Order), new { me, window.Below, window.Above, window.Limit }, window), ct);

    internal static string Sql(string order) =>
        $"""
        SELECT id AS cursor, blocked_id AS account_id FROM blocks
        WHERE account_id = @me AND id < @Below AND id > @Above ORDER BY id {order} LIMIT @Limit
        """;
}
