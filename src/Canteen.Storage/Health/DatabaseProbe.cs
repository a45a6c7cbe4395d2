namespace Canteen.Storage;

/// <summary>Checks of the database that may run every few seconds: none of them writes a row.</summary>
public sealed class DatabaseProbe
{
    private static readonly TimeSpan FailureCounts = TimeSpan.FromSeconds(30);

    private readonly Database _database;
    private readonly EventLog _log;
    private readonly TimeProvider _clock;
    private readonly long _newest;

    internal DatabaseProbe(Database database, EventLog log, DatabaseSettings settings, TimeProvider clock) =>
        (
            _database, _log, _clock,
            _newest) = (database, log, clock, MigrationScript.Of(settings.IsSqlite ? "Sqlite" : "Postgres")[^1].Version);

    /// <summary>True when the database can be read and its schema is at least the one that this program needs.</summary>
    /// <exception cref="Exception">It cannot be read.</exception>
    public async Task<bool> IsMigratedAsync(CancellationToken ct) =>
        await _database.ReadAsync(db => db.ScalarAsync<long?>("SELECT max(version) FROM schema_versions"), ct) >= _newest;

    /// <summary>
    /// True when a transaction can be opened and ended, and no write has failed within the last half minute without another one succeeding
    /// since: a full disk shows only when something is written.
    /// </summary>
    /// <exception cref="Exception">It cannot be opened.</exception>
    public async Task<bool> CanWriteAsync(CancellationToken ct) =>
        await _database.TryWritingAsync(ct) && (_database.FailedAt is not { } failed || _clock.GetElapsedTime(failed) >= FailureCounts);

    /// <summary>
    /// The age of the oldest event that this node's live tails could have heard and have not. What an older open transaction holds back
    /// does not count, because no other node would be further. Null while the tails do not run.
    /// </summary>
    public async Task<TimeSpan?> TailsBehindAsync(CancellationToken ct)
    {
        if (_database.Tails.At is not { } position) return null;
        var next = await _log.NextPlaceAsync(position, ct);
        return next is null ? TimeSpan.Zero : TimeSpan.FromMilliseconds(Math.Max(0, _clock.Milliseconds() - next.CreatedAt));
    }
}
