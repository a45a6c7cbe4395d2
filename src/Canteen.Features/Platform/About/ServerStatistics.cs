using Canteen.Storage;

namespace Canteen.Features.Platform.About;

/// <summary>
/// How many people and posts there are here, for the instance and NodeInfo documents; counted at most once every five minutes.
/// </summary>
public sealed class ServerStatistics(Database database, TimeProvider clock)
{
    private const long Fresh = 5 * 60_000;
    private const long Month = 28L * 24 * 3_600_000;

    private const string Sql =
        """
        SELECT count(*) AS people, coalesce(sum(a.posts_count), 0) AS posts,
          coalesce(sum(CASE WHEN u.last_active_at > @Month THEN 1 ELSE 0 END), 0) AS active_month,
          coalesce(sum(CASE WHEN u.last_active_at > @HalfYear THEN 1 ELSE 0 END), 0) AS active_half_year
        FROM users u JOIN accounts a ON a.id = u.account_id
        WHERE u.confirmed_at IS NOT NULL AND u.approved_at IS NOT NULL AND a.suspended_at IS NULL
        """;

    private ServerFigures? _figures;

    public async Task<ServerFigures> LoadAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (Volatile.Read(ref _figures) is { } known && now - known.CountedAt < Fresh) return known;
        var args = new { Month = now - Month, HalfYear = now - (6 * Month) };
        var counted = (await database.ReadAsync(db => db.FirstOrDefaultAsync<ServerFigures>(Sql, args), ct))!;
        counted.CountedAt = now;
        Volatile.Write(ref _figures, counted);
        return counted;
    }
}

/// <summary>
/// People with a confirmed address, their posts and boosts, and how many of them were active in the last 28 and 168 days.
/// </summary>
public sealed class ServerFigures
{
    public long People { get; set; }
    public long Posts { get; set; }
    public long ActiveMonth { get; set; }
    public long ActiveHalfYear { get; set; }
    public long CountedAt { get; set; }
}
