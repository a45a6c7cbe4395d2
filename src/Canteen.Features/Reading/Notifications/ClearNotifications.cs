using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Takes all of one's notifications away; what comes meanwhile stays.</summary>
public sealed class ClearNotifications(Database database)
{
    /// <returns>How many there were.</returns>
    public async Task<int> RunAsync(AccountId me, CancellationToken ct)
    {
        var newest = await database.ReadAsync(
            db => db.ScalarAsync<long?>("SELECT max(id) FROM notifications WHERE account_id = @me", new { me }), ct);
        return newest is { } last ? await NotificationSlices.UpToAsync(database, me, last, ct) : 0;
    }
}
