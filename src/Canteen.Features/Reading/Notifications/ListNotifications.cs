using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One's notifications, one by one, newest first.</summary>
public sealed class ListNotifications(Database database, NotificationReader reader)
{
    public async Task<Page<ShownNotification>> RunAsync(AccountId me, NotificationFilter filter, PageWindow window, CancellationToken ct)
    {
        var rows = window.NewestFirst(await database.ReadAsync(db => NotificationReader.RowsAsync(db, me, filter, window), ct));
        return Page<ShownNotification>.Of(window, rows, row => row.Id.Value, await reader.ShowAsync(me, rows, ct));
    }
}
