using Canteen.Core.Notifications;

namespace Canteen.Features.Reading.Notifications;

/// <summary>One notification.</summary>
public sealed class ShowNotification(NotificationReader reader)
{
    /// <returns>404, also for somebody else's.</returns>
    public async Task<Outcome<ShownNotification>> RunAsync(AccountId me, NotificationId id, CancellationToken ct) =>
        await reader.FindAsync(me, id, ct) is { } found ? found : Fault.NotFound;
}
