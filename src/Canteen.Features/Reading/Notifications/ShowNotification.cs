using Canteen.Features.Platform.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One notification.</summary>
public sealed class ShowNotification(Database database, NotificationReader reader)
{
    /// <returns>404 also for somebody else's.</returns>
    public Task<Outcome<NotificationView>> RunAsync(AccountId me, NotificationId id, CancellationToken ct) =>
        database.ReadAsync<Outcome<NotificationView>>(
            async db => await reader.FindAsync(db, me, id) is { } found ? found : Fault.NotFound,
            ct);
}
