using Canteen.Storage;

namespace Canteen.Features.Door.OAuth;

/// <summary>
/// Removes apps that registered 30 days ago or more and have no token, no code and no post. Web clients share one registration among all
/// their users, so it stays for a month after the last of them has left.
/// </summary>
internal sealed class RemoveDeadApps(Database database, TimeProvider clock) : ICleanup
{
    /// <summary>Apps in the order in which they registered: walks through the table, one batch at a time.</summary>
    internal const string StepSql = "SELECT id FROM apps WHERE id > @After AND id < @Below ORDER BY id LIMIT @Most";

    internal const string DeadSql = "SELECT id FROM apps a WHERE id IN @Ids AND " + Unused;
    internal const string DeleteSql = "DELETE FROM apps AS a WHERE id IN @Ids AND " + Unused;

    private const string Unused =
        """
        NOT EXISTS (SELECT 1 FROM tokens t WHERE t.app_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.app_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.app_id = a.id)
        """;

    private const int MostAtOnce = 500;
    private const long Kept = 30L * 24 * 60 * 60 * 1000;
    private long _after;

    public async Task<bool> ClearAsync(CancellationToken ct)
    {
        var window = new { After = _after, Below = (clock.Milliseconds() - Kept) << 16, Most = MostAtOnce };
        var (step, dead) = await database.ReadAsync(
            async db =>
            {
                var ids = await db.QueryAsync<long>(StepSql, window);
                return (ids, await db.QueryAsync<long>(DeadSql, new { Ids = ids }));
            },
            ct);
        if (dead.Count > 0) await database.WriteAsync(tx => tx.ExecuteAsync(DeleteSql, new { Ids = dead }), ct);
        var more = step.Count == MostAtOnce;
        _after = more ? step[^1] : 0;
        return more;
    }
}
