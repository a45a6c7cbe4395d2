using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>How far a person has read <see cref="Home"/> and <see cref="Notifications"/>, and where they are at home.</summary>
public static class ReadingMarks
{
    public const string Home = "home";
    public const string Notifications = "notifications";

    /// <summary>The entry that was at the top of the screen when somebody left the page of their home.</summary>
    public const string HomePlace = "home_place";

    /// <summary>Sets the mark, forwards or back: the last call wins, and each one counts as a version.</summary>
    public static async Task<ReadingMark> SetAsync(WriteTransaction tx, AccountId me, string timeline, long lastRead)
    {
        var mark = await tx.FirstOrDefaultAsync<ReadingMark>(
            """
            INSERT INTO markers (account_id, timeline, last_read_id, version, updated_at) VALUES (@me, @timeline, @lastRead, 1, @Now)
            ON CONFLICT (account_id, timeline) DO UPDATE
              SET last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = excluded.updated_at
            RETURNING timeline, last_read_id, version, updated_at
            """,
            new { me, timeline, lastRead, tx.Now });
        await SayAsync(tx, me, timeline);
        return mark!;
    }

    /// <summary>Moves a mark forward; does nothing where it is already as far.</summary>
    public static async Task MoveForwardAsync(WriteTransaction tx, AccountId me, string timeline, long lastRead)
    {
        var moved = await tx.ExecuteAsync(
            """
            INSERT INTO markers (account_id, timeline, last_read_id, version, updated_at) VALUES (@me, @timeline, @lastRead, 1, @Now)
            ON CONFLICT (account_id, timeline) DO UPDATE
              SET last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = excluded.updated_at
              WHERE markers.last_read_id < excluded.last_read_id
            """,
            new { me, timeline, lastRead, tx.Now });
        if (moved > 0) await SayAsync(tx, me, timeline);
    }

    /// <summary>The marks that are set, of the timelines asked for.</summary>
    public static Task<List<ReadingMark>> LoadAsync(ReadSession db, AccountId me, IReadOnlyList<string> timelines) =>
        db.QueryAsync<ReadingMark>(
            "SELECT timeline, last_read_id, version, updated_at FROM markers WHERE account_id = @me AND timeline IN @timelines",
            new { me, timelines = timelines.ToArray() });

    private static Task SayAsync(WriteTransaction tx, AccountId me, string timeline) =>
        tx.AnnounceAsync(timeline == Notifications ? new NotificationsRead(me) : new HomeRead(me));
}

/// <summary>A mark; the id is that of a post, a boost or a notification, the time in milliseconds since 1970 (UTC).</summary>
public sealed class ReadingMark
{
    public string Timeline { get; set; } = "";
    public long LastReadId { get; set; }
    public long Version { get; set; }
    public long UpdatedAt { get; set; }
}
