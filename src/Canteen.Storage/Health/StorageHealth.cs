using System.Runtime.InteropServices;

namespace Canteen.Storage;

/// <summary>
/// How far reactions and live tails are behind the log, and how many jobs there are. It measures only when it is told to; the gauges of
/// <see cref="StorageMeter"/> show the last measurement.
/// </summary>
public sealed class StorageHealth
{
    private const int MostCounted = 10_000;

    private const string JobSql =
        """
        SELECT coalesce(sum(CASE WHEN dead_at IS NULL AND run_at <= @now THEN 1 ELSE 0 END), 0) AS due,
               coalesce(sum(CASE WHEN dead_at IS NOT NULL THEN 1 ELSE 0 END), 0) AS dead
        FROM jobs
        """;

    private readonly Database _database;
    private readonly ReactionRunner _reactions;
    private readonly TimeProvider _clock;
    private State _seen = new(default, [], new JobCounts());

    internal StorageHealth(Database database, ReactionRunner reactions, StorageMeter meter, TimeProvider clock)
    {
        (_database, _reactions, _clock) = (database, reactions, clock);
        meter.WatchLog(() => _seen.Tails, () => _seen.Reactions);
        meter.WatchJobs(() => _seen.Jobs);
    }

    /// <summary>Measures on one snapshot. Lags are counted up to 10,000 events.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public async Task MeasureAsync(CancellationToken ct)
    {
        var (tails, reactions) = (_database.Tails.At, _reactions.Positions());
        _seen = await _database.ReadAsync(
            async db =>
            {
                var head = (await db.FirstOrDefaultAsync<PositionRow>(_database.Sql.NewestHead))?.Position ?? default;
                var behind = new List<KeyValuePair<string, LogLag>>();
                foreach (var (name, position) in reactions) behind.Add(new(name, await LagAsync(db, position, head)));
                var lag = tails is { } at ? await LagAsync(db, at, head) : default;
                return new State(lag, behind, (await db.FirstOrDefaultAsync<JobCounts>(JobSql, new { now = _clock.Milliseconds() }))!);
            },
            ct);
    }

    private async Task<LogLag> LagAsync(ReadSession db, LoggedPosition position, LoggedPosition head)
    {
        if (position >= head) return default;
        var late = await db.FirstOrDefaultAsync<LateRow>(
            $"SELECT count(*) AS events, min(created_at) AS oldest FROM (SELECT created_at FROM events WHERE {_database.Sql.After} LIMIT {MostCounted}) late",
            new { position.Xid, position.Seq });
        return late?.Oldest is { } oldest ? new LogLag(late.Events, Math.Max(0, _clock.Milliseconds() - oldest)) : default;
    }

    private sealed record State(LogLag Tails, IReadOnlyList<KeyValuePair<string, LogLag>> Reactions, JobCounts Jobs);

    private sealed class LateRow
    {
        public long Events { get; set; }
        public long? Oldest { get; set; }
    }
}

/// <summary>How far something is behind the log: how many events it has not heard, and the age of the oldest of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogLag(long Events, long Milliseconds);

internal sealed class JobCounts
{
    public long Due { get; set; }
    public long Dead { get; set; }
}
