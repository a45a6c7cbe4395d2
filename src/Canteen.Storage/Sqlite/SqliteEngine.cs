using System.Data;

namespace Canteen.Storage.Sqlite;

/// <summary>One file, one writer, many readers.</summary>
internal sealed class SqliteEngine(string path, StorageMeter meter) : IEngine
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly SqliteFile _file = new(path);
    private readonly SqliteReaders _readers = new(new SqliteFile(path));
    private readonly SqliteWriter _writer = new(new SqliteFile(path), meter);
    private readonly SqliteNumber _number = new(path);

    public static readonly Func<string, string> SameSql = sql => sql;

    public EngineSql Sql { get; } = new(
        EventsAfter: "SELECT xid, seq, kind, payload, created_at FROM events WHERE seq > @Seq {kinds} ORDER BY seq LIMIT @Limit",
        SettledHead: "SELECT xid, seq FROM events ORDER BY seq DESC LIMIT 1",
        NewestHead: "SELECT xid, seq FROM events ORDER BY seq DESC LIMIT 1",
        OldestPlaces: "SELECT xid, seq, created_at FROM events ORDER BY seq LIMIT @Limit",
        After: "seq > @Seq",
        UpTo: "seq <= @Seq",
        SkipLocked: "",
        Writable: "SELECT 1",
        Search: new FtsSyntax());

    public Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct) =>
        _writer.WriteAsync(work, ct);

    public Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct) => _readers.ReadAsync(work, ct);

    public int TakeNode() => _number.Take();

    public void Tell(Wakes what)
    {
        // The only process has been woken already.
    }

    /// <summary>The command line may write while the server runs: its commits change data_version, which is very cheap to read.</summary>
    public async Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct)
    {
        using var connection = _file.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var seen = command.ExecuteScalar();
        using var timer = new PeriodicTimer(Glance);
        while (await timer.WaitForNextTickAsync(ct))
        {
            var now = command.ExecuteScalar();
            if (Equals(seen, now)) continue;
            seen = now;
            heard(Wakes.Log | Wakes.Jobs);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _readers.Dispose();
        _number.Dispose();
    }
}
