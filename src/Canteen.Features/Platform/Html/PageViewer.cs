using Canteen.Features.Platform.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Platform.Html;

/// <summary>What the frame of a page says about whoever is signed in.</summary>
public sealed class PageViewer(Database database, KnownAccounts accounts)
{
    public const int MostUnread = 99;

    private const string UnreadSql =
        """
        SELECT COUNT(*) FROM (
          SELECT 1 AS one FROM notifications
          WHERE account_id = @me
            AND id > COALESCE((SELECT last_read_id FROM markers WHERE account_id = @me AND timeline = 'notifications'), 0)
          LIMIT 99) AS unread
        """;

    /// <summary>Null where the account is gone.</summary>
    public async ValueTask<AccountView?> FindAsync(AccountId me, CancellationToken ct) =>
        (accounts.Find(me) ?? (await accounts.FindAsync([me], ct)).GetValueOrDefault(me.Value))?.View;

    /// <summary>Notifications above the reading mark, counted to <see cref="MostUnread"/> at most.</summary>
    public Task<long> CountUnreadAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(db => db.ScalarAsync<long>(UnreadSql, new { me }), ct);
}
