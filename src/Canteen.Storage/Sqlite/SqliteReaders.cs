using System.Collections.Concurrent;

namespace Canteen.Storage.Sqlite;

/// <summary>Read-only connections. One is opened when all are in use, and a limited number is kept for later.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    /// <summary>SQLITE_READONLY without an extended code: here the statement is wrong, not the file.</summary>
    private const int WritesInRead = 8;

    private static readonly int MostKept = Math.Max(8, Environment.ProcessorCount * 2);
    private readonly ConcurrentQueue<PreparedConnection> _idle = new();
    private volatile bool _closed;

    public async Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var connection = _idle.TryDequeue(out var idle) ? idle : new PreparedConnection(file.OpenReader());
        try
        {
            connection.Run("BEGIN");
            await work(new EngineTransaction(connection, null, SqliteEngine.SameSql, CancellationToken.None));
        }
        catch (Microsoft.Data.Sqlite.SqliteException cause) when (SqliteFile.IsAway(cause) && cause.SqliteExtendedErrorCode != WritesInRead)
        {
            throw SqliteFile.Told(cause);
        }
        finally
        {
            Return(connection);
        }
    }

    private void Return(PreparedConnection connection)
    {
        try
        {
            if (connection.InTransaction) connection.Run("ROLLBACK");
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            connection.Dispose();
            return;
        }
        if (_closed || _idle.Count >= MostKept) connection.Dispose();
        else _idle.Enqueue(connection);
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryDequeue(out var connection)) connection.Dispose();
    }
}
