using Canteen.Core;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>
/// Removes notifications that are older than the settings allow, and each person's notifications beyond the number that is kept. Follow
/// requests can still be answered: they have rows of their own.
/// </summary>
public sealed class PruneNotifications(Database database, CanteenSettings settings, TimeProvider clock)
{
    private const string LastRound = "notifications pruned at";

    /// <summary>The next person who has any notifications: one index step per person, however many they have.</summary>
    internal const string NextSql = "SELECT account_id FROM notifications WHERE account_id > @after ORDER BY account_id LIMIT 1";

    /// <summary>The newest notification beyond the number that is kept.</summary>
    internal const string SurplusSql = "SELECT id FROM notifications WHERE account_id = @account ORDER BY id DESC LIMIT 1 OFFSET @kept";

    // A time in the future was stored before the clock went back.
    private const string TurnSql =
        """
        INSERT INTO settings (name, value) VALUES (@LastRound, @Text)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
          WHERE CAST(settings.value AS BIGINT) <= @Now - @pause OR CAST(settings.value AS BIGINT) > @Now
        """;

    /// <summary>Prunes, unless this or another node has done so within <paramref name="pause"/>.</summary>
    /// <returns>How many were removed.</returns>
    public async Task<int> RunAsync(TimeSpan pause, CancellationToken ct)
    {
        if (!await TakeTurnAsync((long)pause.TotalMilliseconds, ct)) return 0;
        var oldest = clock.Milliseconds() - (long)TimeSpan.FromDays(settings.NotificationDays).TotalMilliseconds;
        var gone = await NotificationSlices.OldAsync(database, oldest << 16, ct);
        for (var person = await NextAsync(default, ct); person != default; person = await NextAsync(person, ct))
        {
            if (await SurplusAsync(person, ct) is { } surplus) gone += await NotificationSlices.UpToAsync(database, person, surplus, ct);
        }
        return gone;
    }

    private Task<bool> TakeTurnAsync(long pause, CancellationToken ct) =>
        database.WriteAsync(
            async tx => await tx.ExecuteAsync(
                TurnSql, new { LastRound, Text = tx.Now.ToString(System.Globalization.CultureInfo.InvariantCulture), tx.Now, pause }) > 0,
            ct);

    private async Task<AccountId> NextAsync(AccountId after, CancellationToken ct) =>
        new(await database.ReadAsync(db => db.ScalarAsync<long>(NextSql, new { after }), ct));

    private Task<long?> SurplusAsync(AccountId account, CancellationToken ct) =>
        database.ReadAsync(db => db.ScalarAsync<long?>(SurplusSql, new { account, kept = settings.NotificationsEach }), ct);
}
