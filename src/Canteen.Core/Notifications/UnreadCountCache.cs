using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>How many unread notifications people have, cached on this node because every page shows it.</summary>
public sealed class UnreadCountCache : ILiveTail, IDisposable
{
    public const int Most = 99;

    private const long Budget = 4 * 1024 * 1024;

    internal const string Sql =
        $"""
        SELECT mark.read_up_to, (
          SELECT COUNT(*) FROM (
            SELECT 1 AS one FROM notifications n
            WHERE n.account_id = @me AND n.id > mark.read_up_to AND {BlockRule.NotificationSql} LIMIT 99) AS unread) AS count
        FROM (SELECT COALESCE((SELECT last_read_id FROM markers WHERE account_id = @me AND timeline = 'notifications'), 0) AS read_up_to) AS mark
        """;

    private readonly PerAccountCache<Unread> _memory;

    public UnreadCountCache(Database database) =>
        _memory = new(Budget, (me, ct) => database.ReadAsync(async db => (await db.FirstOrDefaultAsync<Unread>(Sql, new { me }))!, ct));

    public ValueTask<Unread> FindAsync(AccountId me, CancellationToken ct) => _memory.FindAsync(me, ct);

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PersonNotified e: _memory.Forget(e.Account); break;
            case NotificationsWithdrawn e: foreach (var account in e.Accounts) _memory.Forget(account); break;
            case NotificationsRead e: _memory.Forget(e.Account); break;
            case AccountBlocked e: Forget(e.By, e.Other); break;
            case AccountUnblocked e: Forget(e.By, e.Other); break;
        }
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();

    private void Forget(AccountId one, AccountId other)
    {
        _memory.Forget(one);
        _memory.Forget(other);
    }
}

public sealed class Unread : CacheEntry
{
    /// <summary>The newest notification that was read; 0 for none.</summary>
    public long ReadUpTo { get; set; }

    /// <summary>How many are newer, counted up to <see cref="UnreadCountCache.Most"/>.</summary>
    public long Count { get; set; }

    public override int Bytes => 120;
}
