using System.Text.Json;
using Dapper;

namespace Canteen.Storage;

/// <summary>A transaction that can write, announce events, and queue jobs; all of it or nothing.</summary>
public sealed class WriteTransaction : ReadSession
{
    private readonly TimeProvider _clock;
    private readonly IdSource _ids;

    internal WriteTransaction(EngineTransaction line, TimeProvider clock, IdSource ids) : base(line) => (_clock, _ids) = (clock, ids);

    /// <summary>Now, in milliseconds since 1970 (UTC).</summary>
    public long Now => _clock.Milliseconds();

    public Id<TEntity> NewId<TEntity>() => _ids.Next<TEntity>();

    /// <summary>The events that this transaction announced, in order.</summary>
    internal List<LoggedEvent> Announced { get; } = [];

    internal bool Enqueued { get; set; }

    /// <returns>How many rows changed.</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Line.Connection.ExecuteAsync(Line.Command(sql, args));

    /// <summary>Writes the event to the log, in this transaction. Reactions and live tails hear it after the commit.</summary>
    public async Task AnnounceAsync(DomainEvent happened)
    {
        var at = await FirstOrDefaultAsync<PositionRow>(
            "INSERT INTO events (kind, payload, created_at) VALUES (@Kind, @Payload, @Now) RETURNING xid, seq",
            new { Kind = happened.GetType().Name, Payload = JsonSerializer.Serialize(happened), Now });
        Announced.Add(new LoggedEvent(at!.Xid, at.Seq, happened, Now));
    }

    /// <summary>
    /// Queues a job to run after the commit: at least once, with backoff. A <paramref name="key"/> makes it one job however often it is
    /// enqueued before it is done or dead; so a job with a key must read the state when it runs, not rely on what was true when it was
    /// first enqueued. If it is enqueued while it runs, it runs once more, because it may have read the state already.
    /// </summary>
    /// <param name="runAt">Not before this time, in milliseconds since 1970 (UTC); at once when left out.</param>
    public Task EnqueueAsync(string kind, object payload, string? key = null, long? runAt = null)
    {
        Enqueued = true;
        return ExecuteAsync(
            """
            INSERT INTO jobs (kind, payload, key, run_at, created_at) VALUES (@kind, @Payload, @key, @RunAt, @Now)
            ON CONFLICT (kind, key) WHERE key IS NOT NULL AND dead_at IS NULL DO UPDATE SET again = 1 WHERE jobs.leased_until > 0
            """,
            new { kind, Payload = JsonSerializer.Serialize(payload), key, RunAt = runAt ?? Now, Now });
    }
}
