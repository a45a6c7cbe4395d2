using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Removes many notifications, a limited number in each transaction: there may be a million, and on SQLite all other writers wait for the
/// transaction.
/// </summary>
internal static class NotificationSlices
{
    public const int Slice = 500;

    internal const string OfPostSql =
        "DELETE FROM notifications WHERE id IN (SELECT n.id FROM notifications n WHERE n.post_id = @post LIMIT @Slice)";

    internal const string UpToSql =
        """
        DELETE FROM notifications WHERE id IN (
          SELECT n.id FROM notifications n WHERE n.account_id = @account AND n.id <= @newest ORDER BY n.id DESC LIMIT @Slice)
        """;

    internal const string OldSql =
        "DELETE FROM notifications WHERE id IN (SELECT n.id FROM notifications n WHERE n.id < @before ORDER BY n.id LIMIT @Slice)";

    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> OfPostAsync(WriteTransaction tx, PostId post) =>
        await WithdrawNotifications.RunAsync(tx, OfPostSql, new { post, Slice }) == Slice;

    /// <summary>Removes all of an account's notifications up to a certain one.</summary>
    /// <returns>How many were removed.</returns>
    public static Task<int> UpToAsync(Database database, AccountId account, long newest, CancellationToken ct) =>
        AllAsync(database, UpToSql, new { account, newest, Slice }, ct);

    /// <summary>Removes everybody's notifications with ids below <paramref name="before"/>.</summary>
    /// <returns>How many were removed.</returns>
    public static Task<int> OldAsync(Database database, long before, CancellationToken ct) =>
        AllAsync(database, OldSql, new { before, Slice }, ct);

    private static async Task<int> AllAsync(Database database, string sql, object args, CancellationToken ct)
    {
        var (all, gone) = (0, Slice);
        while (gone == Slice)
        {
            gone = await database.WriteAsync(tx => WithdrawNotifications.RunAsync(tx, sql, args), ct);
            all += gone;
        }
        return all;
    }
}
