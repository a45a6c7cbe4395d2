using Dapper;

namespace Canteen.Storage;

/// <summary>The jobs table: take what is due, and say how it went.</summary>
internal sealed class JobQueue(Database database)
{
    /// <summary>By how much the clocks of nodes may differ, in milliseconds.</summary>
    private const long Skew = 60_000;

    /// <summary>Takes the longest due of one kind, by the index of its lane.</summary>
    internal string LeaseSql { get; } =
        $"""
        WITH due AS MATERIALIZED (
            SELECT id FROM jobs
            WHERE dead_at IS NULL AND kind = @Kind AND run_at <= @Now AND leased_until <= @Now AND id NOT IN @Running
            ORDER BY run_at LIMIT @Free {database.Sql.SkipLocked})
        UPDATE jobs SET leased_until = @until, attempts = attempts + 1 WHERE id IN (SELECT id FROM due)
        RETURNING id, kind, payload, attempts
        """;

    /// <summary>
    /// Takes due jobs for this process until <paramref name="until"/>. A process that dies with them lets them come back then; that
    /// counts as a try, because the job may be what killed it.
    /// </summary>
    public Task<List<Job>> LeaseAsync(JobLane lane, long until, CancellationToken ct)
    {
        // What runs in this process is not taken a second time, however long it takes.
        var (running, free) = (lane.Running, lane.Free);
        return database.WriteQuietlyAsync(
            tx => tx.QueryAsync<Job>(LeaseSql, new { lane.Kind, tx.Now, Running = running, Free = free, until }), ct);
    }

    /// <summary>
    /// Jobs that were enqueued or leased before the clock was set back would wait until it has caught up: they wait as long as they were to
    /// wait then, from now on.
    /// </summary>
    /// <param name="longest">How long a lease can last, in milliseconds.</param>
    public Task SetBackAsync(long longest, CancellationToken ct) =>
        database.WriteQuietlyAsync(
            tx => tx.ExecuteAsync(
                """
                UPDATE jobs SET leased_until = 0,
                  run_at = CASE WHEN created_at > @Soon THEN @Now + run_at - created_at ELSE run_at END,
                  created_at = CASE WHEN created_at > @Soon THEN @Now ELSE created_at END
                WHERE dead_at IS NULL AND (created_at > @Soon OR leased_until > @Latest)
                """,
                new { tx.Now, Soon = tx.Now + Skew, Latest = tx.Now + longest + Skew }),
            ct);

    /// <summary>Deletes the job; or makes it due anew when it was enqueued again while it ran.</summary>
    public Task FinishAsync(Job job, CancellationToken ct) =>
        database.WriteQuietlyAsync(
            async tx =>
            {
                // In this order: whoever enqueues it in between waits for the row that is being deleted, and then puts in one of their own.
                if (await tx.ExecuteAsync("DELETE FROM jobs WHERE id = @Id AND attempts = @Attempts AND again = 0", job) > 0)
                    return Done.It;
                var due = await tx.ExecuteAsync(
                    "UPDATE jobs SET again = 0, attempts = 0, leased_until = 0, run_at = @Now WHERE id = @Id AND attempts = @Attempts",
                    new { job.Id, job.Attempts, tx.Now });
                tx.Enqueued = due > 0;
                return Done.It;
            },
            ct);

    public Task RetryAsync(Job job, long runAt, Exception failure, CancellationToken ct) =>
        ChangeAsync(
            "UPDATE jobs SET leased_until = 0, run_at = @runAt, last_error = @Error WHERE id = @Id AND attempts = @Attempts",
            _ => new { job.Id, job.Attempts, runAt, Error = failure.ToString() },
            ct);

    public Task BuryAsync(Job job, string error, CancellationToken ct) =>
        ChangeAsync(
            "UPDATE jobs SET leased_until = 0, dead_at = @Now, last_error = @error WHERE id = @Id AND attempts = @Attempts",
            tx => new { job.Id, job.Attempts, tx.Now, error },
            ct);

    /// <summary>Gives a job back untried.</summary>
    public Task ReturnAsync(Job job, CancellationToken ct) =>
        ChangeAsync(
            "UPDATE jobs SET leased_until = 0, attempts = attempts - 1 WHERE id = @Id AND attempts = @Attempts", _ => job, ct);

    /// <summary>When the next job of each lane is due, in their order, in milliseconds since 1970; null where none waits.</summary>
    public Task<List<long?>> NextAsync(IReadOnlyList<JobLane> lanes, long now, CancellationToken ct)
    {
        if (lanes.Count == 0) return Task.FromResult<List<long?>>([]);
        var args = new DynamicParameters(new { now });
        for (var i = 0; i < lanes.Count; i++) args.Add($"kind{i}", lanes[i].Kind);
        return database.ReadAsync(db => db.QueryAsync<long?>(NextSql(lanes.Count), args), ct);
    }

    /// <summary>
    /// One look into the index for each lane, in one question: a condition on all kinds at once would read all that wait.
    /// </summary>
    internal static string NextSql(int lanes) => string.Join(
        " UNION ALL ",
        Enumerable.Range(0, lanes).Select(i =>
            $"SELECT (SELECT min(run_at) FROM jobs WHERE dead_at IS NULL AND leased_until <= @now AND kind = @kind{i}) AS due"));

    // The attempts say whose lease it is: a job that was leased again meanwhile is not ours to change.
    private Task ChangeAsync(string sql, Func<WriteTransaction, object> args, CancellationToken ct) =>
        database.WriteQuietlyAsync(tx => tx.ExecuteAsync(sql, args(tx)), ct);
}

internal sealed class Job
{
    public long Id { get; set; }
    public string Kind { get; set; } = "";
    public string Payload { get; set; } = "";
    public long Attempts { get; set; }
}
