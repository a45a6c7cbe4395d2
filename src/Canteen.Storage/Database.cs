using Microsoft.Data.Sqlite;

namespace Canteen.Storage;

/// <summary>The one door to the database, for both engines.</summary>
public sealed class Database(DatabaseSettings settings, TimeProvider clock, IdSource ids) : IAsyncDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly string _connection = $"Data Source={settings.Connection["sqlite:".Length..]};Foreign Keys=True";

    public IdSource Ids => ids;

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and returns when it is durable. A failed <see cref="Outcome"/> or an exception
    /// rolls all of it back. The work may run more than once (a serialization failure), so it must not touch anything outside.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<WriteTransaction, Task<T>> work, CancellationToken ct)
    {
        await _writer.WaitAsync(ct);
        try
        {
            await using var connection = new SqliteConnection(_connection);
            await connection.OpenAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            var tx = new WriteTransaction(connection, transaction, clock, ids);
            var result = await work(tx);
            if (result is Outcome { Fault: not null }) await transaction.RollbackAsync(ct);
            else await transaction.CommitAsync(ct);
            return result;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Runs <paramref name="work"/> on a read-only connection that sees one consistent state.</summary>
    public async Task<T> ReadAsync<T>(Func<ReadSession, Task<T>> work, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(ct);
        return await work(new ReadSession(connection, null));
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }
}
