using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Removes notifications and announces whose they were, so that no node goes on showing them.</summary>
internal static class WithdrawNotifications
{
    /// <param name="sql">A statement that deletes notifications.</param>
    /// <returns>How many were removed.</returns>
    public static async Task<int> RunAsync(WriteTransaction tx, string sql, object args)
    {
        var whose = await tx.QueryAsync<AccountId>($"{sql} RETURNING account_id", args);
        if (whose.Count > 0) await tx.AnnounceAsync(new NotificationsWithdrawn([.. whose.Distinct()]));
        return whose.Count;
    }
}
