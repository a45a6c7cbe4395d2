using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>The people whom a member follows without what they boost, latest follow first; for that member alone.</summary>
public sealed class ListWithoutBoosts(Database database, AccountHydrator accounts)
{
    public Task<Page<AccountView>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            db => accounts.PageAsync(db, Sql(window.Order), new { me, window.Below, window.Above, window.Limit }, window), ct);

    internal static string Sql(string order) =>
        $"""
        SELECT id AS cursor, followee_id AS account_id FROM follows
        WHERE follower_id = @me AND id < @Below AND id > @Above AND show_boosts = FALSE ORDER BY id {order} LIMIT @Limit
        """;
}
