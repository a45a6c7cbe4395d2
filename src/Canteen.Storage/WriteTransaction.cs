using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Canteen.Storage;

/// <summary>A transaction that can write, say what happened, and leave work for later; all of it or nothing.</summary>
public sealed class WriteTransaction(DbConnection connection, DbTransaction? transaction, TimeProvider clock, IdSource ids)
    : ReadSession(connection, transaction)
{
    /// <summary>Now, in milliseconds since 1970 (UTC).</summary>
    public long Now => clock.Milliseconds();

    public Id<TEntity> NewId<TEntity>() => ids.Next<TEntity>();

    /// <returns>How many rows changed.</returns>
    public Task<int> ExecuteAsync(string sql, object? args = null) => Connection.ExecuteAsync(sql, args, Transaction);

    /// <summary>Writes the event to the log, in this transaction. Reactions and live tails hear it after the commit.</summary>
    public Task AnnounceAsync(DomainEvent happened) =>
        ExecuteAsync(
            "INSERT INTO events (kind, payload, created_at) VALUES (@Kind, @Payload, @Now)",
            new { Kind = happened.GetType().Name, Payload = JsonSerializer.Serialize(happened), Now });

    /// <summary>
    /// Leaves a job for after the commit: run at least once, with backoff. A <paramref name="key"/> makes it one job however often it is
    /// enqueued while it waits.
    /// </summary>
    public Task EnqueueAsync(string kind, object payload, string? key = null, long? runAt = null) =>
        ExecuteAsync(
            """
            INSERT INTO jobs (kind, payload, key, run_at, created_at) VALUES (@kind, @Payload, @key, @RunAt, @Now)
            ON CONFLICT DO NOTHING
            """,
            new { kind, Payload = JsonSerializer.Serialize(payload), key, RunAt = runAt ?? Now, Now });
}
