using Canteen.Features.Platform.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Takes the notifications of a group away.</summary>
public sealed class DismissNotificationGroup(Database database)
{
    /// <returns>How many there were.</returns>
    public Task<int> RunAsync(AccountId me, GroupKey key, CancellationToken ct) =>
        database.WriteAsync(
            tx => tx.ExecuteAsync(
                """
                DELETE FROM notifications
                WHERE account_id = @me AND id >= @From AND id < @To AND (@IsAlone OR (kind = @Kind AND COALESCE(post_id, 0) = @Post))
                """,
                new { me, key.From, key.To, key.IsAlone, key.Kind, key.Post }),
            ct);
}
