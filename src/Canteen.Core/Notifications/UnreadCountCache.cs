using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>
/// How many unread notifications people have, cached on this node because every page shows it. While it is quiet for somebody, only what is
/// announced all the same is counted: both numbers are kept, because the quiet ends without an event.
/// </summary>
public sealed class UnreadCountCache : ILiveTail, IDisposable
{
    public const int Most = 99;

    private const long Budget = 4 * 1024 * 1024;

    private const string MarkSql =
        "SELECT COALESCE((SELECT last_read_id FROM markers WHERE account_id = @me AND timeline = 'notifications'), 0) AS read_up_to";

    internal static readonly string Sql = $"SELECT mark.read_up_to, {CountSql("TRUE")} AS count FROM ({MarkSql}) AS mark";

    private readonly PerAccountCache<Unread> _memory;
    private readonly Database _database;
    private readonly QuietHoursCache _quiet;
    private readonly LeftOutPosts _leftOut;

    public UnreadCountCache(Database database, QuietHoursCache quiet, LeftOutPosts leftOut)
    {
        (_database, _quiet, _leftOut) = (database, quiet, leftOut);
        _memory = new(Budget, ReadAsync);
    }

    public ValueTask<Unread> FindAsync(AccountId me, CancellationToken ct) => _memory.FindAsync(me, ct);

    /// <summary>How many to show at this moment.</summary>
    public async ValueTask<long> CountAsync(AccountId me, CancellationToken ct)
    {
        var unread = await FindAsync(me, ct);
        return await _quiet.QuietNowAsync(me, ct) is null ? unread.Count : unread.Announced;
    }

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PersonNotified e: _memory.Forget(e.Account); break;
            case NotificationsWithdrawn e: foreach (var account in e.Accounts) _memory.Forget(account); break;
            case NotificationsRead e: _memory.Forget(e.Account); break;
            case QuietHoursChanged e: _memory.Forget(e.Account); break;
            case FiltersChanged e: _memory.Forget(e.Account); break;
            case DomainBlocked e: _memory.Forget(e.By); break;
            case DomainUnblocked e: _memory.Forget(e.By); break;
            case AccountBlocked e: Forget(e.By, e.Other); break;
            case AccountUnblocked e: Forget(e.By, e.Other); break;
        }
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();

    internal static string QuietSql(QuietPlan plan) =>
        $"SELECT mark.read_up_to, {CountSql("TRUE")} AS count, {CountSql(AnnouncedRule.Sql(plan))} AS announced FROM ({MarkSql}) AS mark";

    private async Task<Unread> ReadAsync(AccountId me, CancellationToken ct)
    {
        var plan = await _quiet.FindAsync(me, ct);
        var sql = plan is null ? Sql : QuietSql(plan);
        var unread = (await _database.ReadAsync(db => db.FirstOrDefaultAsync<Unread>(sql, new { me }), ct))!;
        unread.Count -= await LeftOutAsync(me, unread.ReadUpTo, "TRUE", unread.Count, ct);
        if (plan is not null) unread.Announced -= await LeftOutAsync(me, unread.ReadUpTo, AnnouncedRule.Sql(plan), unread.Announced, ct);
        return unread;
    }

    /// <summary>How many of those that were counted; 0 of very many, which are said to be very many all the same.</summary>
    private async Task<int> LeftOutAsync(AccountId me, long readUpTo, string gate, long counted, CancellationToken ct)
    {
        if (counted is 0 or >= Most || !await _leftOut.AreAnyAsync(me, ct)) return 0;
        var about = await _database.ReadAsync(db => db.QueryAsync<PostId>(AboutSql(gate), new { me, readUpTo }), ct);
        var leftOut = await _leftOut.AmongAsync(me, about.Select(post => (PostId?)post), ct);
        return about.Count(leftOut.Contains);
    }

    private static string AboutSql(string gate) =>
        $"""
        SELECT n.post_id FROM notifications n
        WHERE n.account_id = @me AND n.id > @readUpTo AND n.post_id IS NOT NULL AND {BlockRule.NotificationSql} AND {gate} LIMIT 99
        """;

    private static string CountSql(string gate) =>
        $"""
        (SELECT COUNT(*) FROM (
          SELECT 1 AS one FROM notifications n
          WHERE n.account_id = @me AND n.id > mark.read_up_to AND {BlockRule.NotificationSql} AND {gate} LIMIT 99) AS unread)
        """;

    private void Forget(AccountId one, AccountId other)
    {
        _memory.Forget(one);
        _memory.Forget(other);
    }
}

public sealed class Unread : CacheEntry
{
    /// <summary>The newest notification that was read; 0 for none.</summary>
    public long ReadUpTo { get; set; }

    /// <summary>How many are newer, counted up to <see cref="UnreadCountCache.Most"/>.</summary>
    public long Count { get; set; }

    /// <summary>How many of these are announced also while it is quiet; 0 for somebody without quiet hours.</summary>
    public long Announced { get; set; }

    public override int Bytes => 120;
}
