using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>Reads the log in commit order, but never past a point at which older events may still appear.</summary>
internal sealed class EventLog(Database database, ILogger<EventLog> logger)
{
    private const string ByKind = "AND kind IN @Kinds";

    /// <summary>What the live tails have read.</summary>
    public RecentEvents Recent { get; } = new();

    /// <summary>For waiting until there may be more to read; take it before reading.</summary>
    public Task Grows => Recent.Grows ?? database.LogGrew.Next;

    /// <summary>As <see cref="ReadAsync"/>, from memory where that is far enough.</summary>
    public async ValueTask<LogSlice> ReadOnAsync(LoggedPosition after, string[] kinds, int limit, CancellationToken ct) =>
        Recent.Read(after, kinds, limit) ?? await ReadAsync(after, kinds, limit, ct);

    /// <summary>The events after a position, of some kinds or of all (null).</summary>
    public Task<LogSlice> ReadAsync(LoggedPosition after, string[]? kinds, int limit, CancellationToken ct) =>
        database.ReadAsync(
            async db =>
            {
                var sql = database.Sql.EventsAfter.Replace("{kinds}", kinds is null ? "" : ByKind, StringComparison.Ordinal);
                var rows = await db.QueryAsync<EventRow>(sql, new { after.Xid, after.Seq, Limit = limit, Kinds = kinds });
                if (rows.Count == limit) return new LogSlice(Events(rows), rows[^1].Position, More: true);
                if (database.Sql.InCommitOrder && kinds is null)
                    return new LogSlice(Events(rows), rows.Count > 0 ? rows[^1].Position : after, More: false);
                var settled = await HeadAsync(db, database.Sql.SettledHead);
                if (database.Sql.InCommitOrder) return new LogSlice(Events(rows), LoggedPosition.Later(after, settled), More: false);
                var newest = await HeadAsync(db, database.Sql.NewestHead);
                return new LogSlice(Events(rows), LoggedPosition.Later(after, settled), More: newest > settled);
            },
            ct);

    /// <summary>Committed events of some kinds after a position, even where older ones may still appear before them.</summary>
    public Task<List<LoggedEvent>> CommittedAsync(LoggedPosition after, string[] kinds, int limit, CancellationToken ct)
    {
        var sql = $"SELECT xid, seq, kind, payload, created_at FROM events WHERE {database.Sql.After} {ByKind} ORDER BY xid, seq LIMIT "
            + "@Limit";
        return database.ReadAsync(
            async db => Events(await db.QueryAsync<EventRow>(sql, new { after.Xid, after.Seq, Limit = limit, Kinds = kinds })), ct);
    }

    /// <summary>The position from which to start in order to hear only new events.</summary>
    public Task<LoggedPosition> SettledHeadAsync(CancellationToken ct) =>
        database.ReadAsync(db => HeadAsync(db, database.Sql.SettledHead), ct);

    /// <summary>The newest committed event, even when an older transaction is still open.</summary>
    public Task<LoggedPosition> NewestHeadAsync(CancellationToken ct) =>
        database.ReadAsync(db => HeadAsync(db, database.Sql.NewestHead), ct);

    /// <summary>The first complete event after a position, without its payload; null at the head.</summary>
    public Task<EventRow?> NextPlaceAsync(LoggedPosition after, CancellationToken ct)
    {
        var sql = database.Sql.EventsAfter.Replace("{kinds}", "", StringComparison.Ordinal);
        return database.ReadAsync(db => db.FirstOrDefaultAsync<EventRow>(sql, new { after.Xid, after.Seq, Limit = 1 }), ct);
    }

    /// <summary>The oldest events, without their payloads.</summary>
    public Task<List<EventRow>> PlacesAsync(int most, CancellationToken ct) =>
        database.ReadAsync(db => db.QueryAsync<EventRow>(database.Sql.OldestPlaces, new { Limit = most }), ct);

    private static async Task<LoggedPosition> HeadAsync(ReadSession db, string sql) =>
        (await db.FirstOrDefaultAsync<PositionRow>(sql))?.Position ?? default;

    private List<LoggedEvent> Events(List<EventRow> rows)
    {
        var events = new List<LoggedEvent>(rows.Count);
        foreach (var row in rows)
            if (Parse(row) is { } happened) events.Add(new LoggedEvent(row.Xid, row.Seq, happened, row.CreatedAt));
        return events;
    }

    /// <summary>Null for an event that this program does not know: a newer node wrote it, and it is skipped.</summary>
    private DomainEvent? Parse(EventRow row)
    {
        try
        {
            return JsonSerializer.Deserialize<DomainEvent>(row.Payload);
        }
        catch (JsonException cause)
        {
            logger.LogWarning(cause, "Event {Seq} of kind {Kind} cannot be read by this version; passed over.", row.Seq, row.Kind);
            return null;
        }
    }
}

/// <param name="To">Everything up to here has been read.</param>
/// <param name="More">There is more to read: now, or as soon as an older transaction ends.</param>
internal sealed record LogSlice(List<LoggedEvent> Events, LoggedPosition To, bool More);

internal sealed class EventRow
{
    public long Xid { get; set; }
    public long Seq { get; set; }
    public string Kind { get; set; } = "";
    public string Payload { get; set; } = "";
    public long CreatedAt { get; set; }
    public LoggedPosition Position => new(Xid, Seq);
}
