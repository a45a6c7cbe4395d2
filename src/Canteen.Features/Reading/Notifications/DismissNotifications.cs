using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Takes notifications away: one, a group, or all of one's own.</summary>
public sealed class DismissNotifications(Database database)
{
    /// <summary>Not there, or somebody else's: 404.</summary>
    public Task<Outcome<Done>> OneAsync(AccountId me, NotificationId id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx => await tx.ExecuteAsync("DELETE FROM notifications WHERE id = @id AND account_id = @me", new { id, me }) > 0
                ? Done.It
                : Fault.NotFound,
            ct);

    public Task<int> GroupAsync(AccountId me, GroupKey key, CancellationToken ct) =>
        database.WriteAsync(
            tx => tx.ExecuteAsync(
                """
                DELETE FROM notifications
                WHERE account_id = @me AND id >= @From AND id < @To AND (@IsAlone OR (kind = @Kind AND COALESCE(post_id, 0) = @Post))
                """,
                new { me, key.From, key.To, key.IsAlone, key.Kind, key.Post }),
            ct);

    public Task<int> AllAsync(AccountId me, CancellationToken ct) =>
        database.WriteAsync(tx => tx.ExecuteAsync("DELETE FROM notifications WHERE account_id = @me", new { me }), ct);
}
