using Canteen.Storage;

namespace Canteen.Features.Door.Instance;

/// <summary>The last twelve weeks, newest first; a week begins on Monday, UTC. Counted at most once an hour.</summary>
public sealed class CountWeeks(Database database, TimeProvider clock)
{
    private const int Weeks = 12;
    private const long Week = 7L * 24 * 3_600_000;
    private const long Fresh = 3_600_000;

    // 1 January 1970 was a Thursday.
    private const long FirstMonday = 4L * 24 * 3_600_000;

    // Ids begin with their milliseconds, so a week of posts is a range of the primary key.
    private const string Sql =
        """
        SELECT
          (SELECT count(*) FROM posts WHERE id >= @From AND id < @To AND local = TRUE AND boost_of_id IS NULL AND deleted_at IS NULL) AS posts,
          (SELECT count(*) FROM users WHERE last_active_at >= @Start AND last_active_at < @End) AS active,
          (SELECT count(*) FROM users WHERE created_at >= @Start AND created_at < @End) AS newcomers
        """;

    private Counted? _counted;

    public async Task<IReadOnlyList<WeekFigures>> RunAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (Volatile.Read(ref _counted) is { } known && now - known.At < Fresh) return known.Weeks;
        var monday = now - ((now - FirstMonday) % Week);
        var weeks = await database.ReadAsync(
            async db =>
            {
                var counted = new List<WeekFigures>(Weeks);
                for (var i = 0; i < Weeks; i++) counted.Add(await OneAsync(db, monday - (i * Week)));
                return counted;
            },
            ct);
        Volatile.Write(ref _counted, new(weeks, now));
        return weeks;
    }

    private static async Task<WeekFigures> OneAsync(ReadSession db, long start)
    {
        var end = start + Week;
        var week = (await db.FirstOrDefaultAsync<WeekFigures>(Sql, new { From = start << 16, To = end << 16, Start = start, End = end }))!;
        week.Start = start;
        return week;
    }

    private sealed record Counted(IReadOnlyList<WeekFigures> Weeks, long At);
}

/// <summary>
/// One week. <see cref="Active"/> counts people who were last seen in that week, so it leaves out of past weeks those who have come back
/// since.
/// </summary>
public sealed class WeekFigures
{
    public long Start { get; set; }
    public long Posts { get; set; }
    public long Active { get; set; }
    public long Newcomers { get; set; }
}
