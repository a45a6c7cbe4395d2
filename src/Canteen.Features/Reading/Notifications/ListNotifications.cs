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

    /// <summary>One of them. Not there, or somebody else's: 404.</summary>
    public Task<Outcome<NotificationView>> FindAsync(AccountId me, NotificationId id, CancellationToken ct) =>
        database.ReadAsync<Outcome<NotificationView>>(
            async db =>
            {
                var rows = await NotificationReader.RowsAsync(db, me, NotificationFilter.Everything, new(1, id.Value + 1, null, id.Value - 1));
                return (await reader.HydrateAsync(db, me, rows)) is [var found] ? found : Fault.NotFound;
            },
            ct);
}
