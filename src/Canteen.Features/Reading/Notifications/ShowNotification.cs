using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One notification.</summary>
public sealed class ShowNotification(Database database, NotificationReader reader)
{
    /// <returns>404 also for somebody else's.</returns>
    public Task<Outcome<NotificationView>> RunAsync(AccountId me, NotificationId id, CancellationToken ct) =>
        database.ReadAsync<Outcome<NotificationView>>(
            async db =>
            {
                var rows = await NotificationReader.RowsAsync(db, me, NotificationFilter.Everything, new(1, id.Value + 1, null, id.Value - 1));
                return (await reader.HydrateAsync(db, me, rows)) is [var found] ? found : Fault.NotFound;
            },
            ct);
}
