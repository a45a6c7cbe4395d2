using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Takes all of one's notifications away.</summary>
public sealed class ClearNotifications(Database database)
{
    /// <returns>How many there were.</returns>
    public Task<int> RunAsync(AccountId me, CancellationToken ct) =>
        database.WriteAsync(tx => tx.ExecuteAsync("DELETE FROM notifications WHERE account_id = @me", new { me }), ct);
}
