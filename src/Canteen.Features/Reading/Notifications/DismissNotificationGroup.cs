using Canteen.Core.Notifications;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Removes the notifications of a group.</summary>
public sealed class DismissNotificationGroup(Database database)
{
    internal const string Sql =
        """
        DELETE FROM notifications WHERE id IN (
          SELECT n.id FROM notifications n
          WHERE n.account_id = @me AND n.id >= @From AND n.id < @To AND (@IsAlone OR (n.kind = @Kind AND COALESCE(n.post_id, 0) = @Post))
          ORDER BY n.id LIMIT @Slice)
        RETURNING id
        """;

    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(AccountId me, GroupKey key, CancellationToken ct)
    {
        var (all, from, gone) = (0, key.From, new List<long>());
        do
        {
            var args = new { me, From = from, key.To, key.IsAlone, key.Kind, key.Post, NotificationSlices.Slice };
            gone = await database.WriteAsync(tx => DismissAsync(tx, me, args), ct);
            if (gone.Count > 0) from = gone.Max() + 1;
            all += gone.Count;
        }
        while (gone.Count == NotificationSlices.Slice);
        return all;
    }

    private static async Task<List<long>> DismissAsync(WriteTransaction tx, AccountId me, object args)
    {
        var gone = await tx.QueryAsync<long>(Sql, args);
        if (gone.Count > 0) await tx.AnnounceAsync(new NotificationsWithdrawn([me]));
        return gone;
    }
}
