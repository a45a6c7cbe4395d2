using Canteen.Storage;

namespace Canteen.Core.Notifications;

/// <summary>How far a person has read a timeline: <see cref="Home"/> or <see cref="Notifications"/>.</summary>
public static class ReadingMarks
{
    public const string Home = "home";
    public const string Notifications = "notifications";

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
        if (timeline == Notifications) await tx.AnnounceAsync(new NotificationsRead(me));
        return mark!;
    }

    /// <summary>Moves the mark of the notifications forward; does nothing where it is already as far.</summary>
    public static async Task MoveForwardAsync(WriteTransaction tx, AccountId me, long lastRead)
    {
        var moved = await tx.ExecuteAsync(
            """
            INSERT INTO markers (account_id, timeline, last_read_id, version, updated_at) VALUES (@me, @timeline, @lastRead, 1, @Now)
            ON CONFLICT (account_id, timeline) DO UPDATE
              SET last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = excluded.updated_at
              WHERE markers.last_read_id < excluded.last_read_id
            """,
            new { me, timeline = Notifications, lastRead, tx.Now });
        if (moved > 0) await tx.AnnounceAsync(new NotificationsRead(me));
    }

    /// <summary>The marks that are set, of the timelines asked for.</summary>
    public static Task<List<ReadingMark>> LoadAsync(ReadSession db, AccountId me, IReadOnlyList<string> timelines) =>
        db.QueryAsync<ReadingMark>(
            "SELECT timeline, last_read_id, version, updated_at FROM markers WHERE account_id = @me AND timeline IN @timelines",
            new { me, timelines = timelines.ToArray() });
}

/// <summary>A mark; the id is that of a post, a boost or a notification, the time in milliseconds since 1970 (UTC).</summary>
public sealed class ReadingMark
{
    public string Timeline { get; set; } = "";
    public long LastReadId { get; set; }
    public long Version { get; set; }
    public long UpdatedAt { get; set; }
}
