using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Removes all notifications of a person, except those that arrive meanwhile.</summary>
public sealed class ClearNotifications(Database database)
{
    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(AccountId me, CancellationToken ct)
    {
        var newest = await database.ReadAsync(
            db => db.ScalarAsync<long?>("SELECT max(id) FROM notifications WHERE account_id = @me", new { me }), ct);
        return newest is { } last ? await NotificationSlices.UpToAsync(database, me, last, ct) : 0;
    }
}
