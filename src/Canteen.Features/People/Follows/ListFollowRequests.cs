using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>The people whose follow requests are waiting for an answer, newest request first.</summary>
public sealed class ListFollowRequests(Database database, AccountHydrator accounts)
{
    public Task<Page<AccountView>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(db => accounts.PageAsync(db, Sql(window), new { me, window.Below, window.Above, window.Limit }, window), ct);

    private static string Sql(PageWindow window) =>
        $"""
        SELECT id AS cursor, follower_id AS account_id FROM follow_requests
        WHERE followee_id = @me AND id < @Below AND id > @Above ORDER BY id {window.Order} LIMIT @Limit
        """;
}
