using Canteen.Core.Caching;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// A cache of the newest notifications of people who read theirs: filled by a query, and forgotten when the event log says that they have
/// changed. The posts that they are about must still pass a gate.
/// </summary>
public sealed class NotificationCache(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 32 * 1024 * 1024;

    private readonly LruCache<long, NewestNotifications> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    internal async ValueTask<NewestNotifications> FindAsync(AccountId me, CancellationToken ct) =>
        _cache.Find(me.Value) ?? await ReadAsync(me, ct);

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PersonNotified e: Forget(e.Account); break;
            case NotificationsWithdrawn e: foreach (var account in e.Accounts) Forget(account); break;
            case DomainBlocked e: Forget(e.By); break;
            case DomainUnblocked e: Forget(e.By); break;
            case AccountBlocked e: Forget(e.By); Forget(e.Other); break;
            case AccountUnblocked e: Forget(e.By); Forget(e.Other); break;
            // Who is suspended is not heard by anybody; that is rare enough to ask for everybody's again.
            case AccessChanged or AccountSuspended: Forget(); break;
        }
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private void Forget(AccountId account)
    {
        _changes.Change(account.Value);
        _cache.Remove(account.Value);
    }

    private async Task<NewestNotifications> ReadAsync(AccountId me, CancellationToken ct)
    {
        var stamp = _changes.Of(me.Value);
        var read = await database.ReadAsync(db => ReadAsync(db, me), ct);
        _cache.Put(me.Value, read);
        if (_changes.Of(me.Value) != stamp) _cache.Remove(me.Value);
        return read;
    }

    private static async Task<NewestNotifications> ReadAsync(ReadSession db, AccountId me)
    {
        var rows = await NotificationReader.RowsAsync(db, me, NotificationFilter.Everything, new PageWindow(NewestNotifications.Most));
        var read = new ReadRows(rows, rows.Count < NewestNotifications.Most ? 0 : rows[^1].Id.Value - 1, long.MaxValue);
        return new(read, await GroupCounts.LoadAsync(db, me, NotificationFilter.Everything, NotificationKinds.Grouped, read));
    }
}
