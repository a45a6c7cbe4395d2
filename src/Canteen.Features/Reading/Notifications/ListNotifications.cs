using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>A person's notifications, one by one, newest first: from memory as far as possible, beyond that with one query.</summary>
public sealed class ListNotifications(Database database, NotificationCache notifications, NotificationReader reader)
{
    public async Task<Page<ShownNotification>> RunAsync(AccountId me, NotificationFilter filter, PageWindow window, CancellationToken ct)
    {
        var known = (await notifications.FindAsync(me, ct)).Within(filter, window);
        var rows = known is not null && (known.Rows.Count >= window.Limit || known.HasAllOf(window))
            ? known.Rows.Take(window.Limit).ToList()
            : window.NewestFirst(await database.ReadAsync(db => NotificationReader.RowsAsync(db, me, filter, window), ct));
        return Page<ShownNotification>.Of(window, rows, row => row.Id.Value, await reader.ShowAsync(me, rows, ct));
    }
}
