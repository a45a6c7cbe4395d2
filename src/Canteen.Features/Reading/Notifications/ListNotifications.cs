using Canteen.Features.Platform.Notifications;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One's notifications, one by one, newest first.</summary>
public sealed class ListNotifications(Database database, NotificationReader reader)
{
    public Task<Page<NotificationView>> RunAsync(AccountId me, NotificationFilter filter, PageWindow window, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var rows = window.NewestFirst(await NotificationReader.RowsAsync(db, me, filter, window));
                return Page<NotificationView>.Of(window, rows, row => row.Id.Value, await reader.HydrateAsync(db, me, rows));
            },
            ct);
}
