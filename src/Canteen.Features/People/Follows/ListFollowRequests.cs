using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>Who waits for an answer, newest request first.</summary>
public sealed class ListFollowRequests(Database database, AccountHydrator accounts)
{
    public Task<Page<AccountView>> RunAsync(AccountId me, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = window.NewestFirst(await db.QueryAsync<ConnectionRow>(
                    $"""
                    SELECT id AS cursor, follower_id AS account_id FROM follow_requests
                    WHERE followee_id = @me AND id < @Below AND id > @Above ORDER BY id {window.Order} LIMIT @Limit
                    """,
                    new { me, window.Below, window.Above, window.Limit }));
                var views = await accounts.LoadAsync(db, [.. rows.Select(r => r.AccountId)]);
                return Page<AccountView>.Of(window, rows, r => r.Cursor, views);
            },
            ct);
}

/// <summary>A follow or a request, seen from one side: the cursor is its own id, not the account's.</summary>
internal sealed class ConnectionRow
{
    public long Cursor { get; set; }
    public AccountId AccountId { get; set; }
}
