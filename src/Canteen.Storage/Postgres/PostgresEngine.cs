using System.Data;
using System.Net.Sockets;
using Npgsql;

namespace Canteen.Storage.Postgres;

/// <summary>A PostgreSQL server that many nodes share; each write is a transaction of its own.</summary>
internal sealed class PostgresEngine : IEngine
{
    private readonly NpgsqlDataSource _writes;
    private readonly NpgsqlDataSource _reads;
    private readonly PostgresRetries _retries;
    private readonly PostgresNotifier _bell;
    private readonly PostgresNodeConnection _line;
    private readonly NpgsqlConnectionStringBuilder _address;
    private readonly StorageMeter _meter;

    public PostgresEngine(string connection, Jitter jitter, StorageMeter meter)
    {
        _meter = meter;
        var address = _address = PostgresAddress.Parse(connection);
        _writes = NpgsqlDataSource.Create(address);
        var readOnly = new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            Options = (address.Options + " -c default_transaction_read_only=on").Trim(),
        };
        _reads = NpgsqlDataSource.Create(readOnly);
        _retries = new PostgresRetries(jitter);
        _bell = new PostgresNotifier(_writes);
        _line = new PostgresNodeConnection(address);
    }

    public EngineSql Sql { get; } = new(
        EventsAfter: """
            SELECT xid, seq, kind, payload, created_at FROM events
            WHERE (xid, seq) > (@Xid, @Seq) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint {kinds}
            ORDER BY xid, seq LIMIT @Limit
            """,
        SettledHead: """
            SELECT xid, seq FROM events WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
            ORDER BY xid DESC, seq DESC LIMIT 1
            """,
        NewestHead: "SELECT xid, seq FROM events ORDER BY xid DESC, seq DESC LIMIT 1",
        OldestPlaces: "SELECT xid, seq, created_at FROM events ORDER BY xid, seq LIMIT @Limit",
        After: "(xid, seq) > (@Xid, @Seq)",
        UpTo: "(xid, seq) <= (@Xid, @Seq)",
        SkipLocked: "FOR UPDATE SKIP LOCKED",
        Writable: "SELECT current_setting('transaction_read_only') = 'off'",
        Search: new TsvectorSyntax());

    public Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct) =>
        RunAsync(() => OnceAsync(_writes, isolation, work, ct), ct);

    public Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct) =>
        RunAsync(
            () => OnceAsync(
                _reads,
                IsolationLevel.RepeatableRead,
                async line =>
                {
                    await work(line);
                    return true;
                },
                ct),
            ct);

    public int TakeNode()
    {
        try
        {
            return _line.TakeNode();
        }
        catch (Exception cause) when (IsOutage(cause))
        {
            throw Unreachable(_address, cause);
        }
    }

    public void Tell(Wakes what) => _bell.Ring(what);

    public Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct) => _line.ListenAsync(heard, moved, ct);

    public async ValueTask DisposeAsync()
    {
        await _bell.DisposeAsync();
        _line.Dispose();
        await _reads.DisposeAsync();
        await _writes.DisposeAsync();
    }

    private async Task RunAsync(Func<Task> transaction, CancellationToken ct)
    {
        try
        {
            await _retries.RunAsync(transaction, ct);
        }
        catch (NpgsqlException cause) when (IsAway(cause))
        {
            throw Unreachable(_address, cause);
        }
    }

    /// <summary>
    /// True when the statement is not to blame: the connection broke, or the server is stopping, is out of resources, or cannot use its
    /// disk.
    /// </summary>
    private static bool IsAway(NpgsqlException cause) => cause is PostgresException said
        ? said.SqlState[..2] is "53" or "58"
            || said.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
        : cause.InnerException is IOException or SocketException;

    private async Task OnceAsync(
        NpgsqlDataSource source, IsolationLevel isolation, Func<EngineTransaction, Task<bool>> work, CancellationToken ct)
    {
        await using var connection = await OpenAsync(source, _address, ct);
        await using var transaction = await connection.BeginTransactionAsync(isolation, ct);
        var keep = await work(new EngineTransaction(connection, transaction, PostgresSql.Dialect, ct));
        if (keep) await CommitAsync(transaction);
        else await transaction.RollbackAsync(CancellationToken.None);
    }

    private async Task CommitAsync(NpgsqlTransaction transaction)
    {
        var began = _meter.BeginCommit();
        try
        {
            // No token: after a cancelled commit the caller would not know whether it wrote.
            await transaction.CommitAsync(CancellationToken.None);
            _meter.Committed(began, 1);
        }
        catch (Exception cause) when (IsOutage(cause) && cause is not PostgresException)
        {
            // Must not be run again, because it may have been committed.
            throw new DatabaseUnavailableException(
                $"PostgreSQL at {_address.Host} went away during a commit, which may or may not stand.", cause);
        }
    }

    public static async Task<NpgsqlConnection> OpenAsync(
        NpgsqlDataSource source, NpgsqlConnectionStringBuilder address, CancellationToken ct)
    {
        try
        {
            return await source.OpenConnectionAsync(ct);
        }
        catch (Exception cause) when (IsOutage(cause))
        {
            throw Unreachable(address, cause);
        }
    }

    public static bool IsOutage(Exception cause) => cause is NpgsqlException or SocketException or TimeoutException or IOException;

    private static DatabaseUnavailableException Unreachable(NpgsqlConnectionStringBuilder address, Exception cause) =>
        new($"PostgreSQL at {address.Host}:{address.Port}/{address.Database} cannot be reached: {cause.Message}", cause);
}
