using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Removes one notification.</summary>
public sealed class DismissNotification(Database database)
{
    /// <returns>404, also for somebody else's.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, NotificationId id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
                await WithdrawNotifications.RunAsync(
                    tx, "DELETE FROM notifications WHERE id = @id AND account_id = @me", new { id, me }) > 0
                ? Done.It
                : Fault.NotFound,
            ct);
}
