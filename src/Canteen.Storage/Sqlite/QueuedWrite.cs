namespace Canteen.Storage.Sqlite;

/// <summary>One transaction that waits for the writer.</summary>
internal sealed class QueuedWrite(Func<EngineTransaction, Task<bool>> work, CancellationToken ct)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    public Task Done => _done.Task;

    /// <summary>
    /// Runs the work between savepoints. The caller learns the result from <see cref="Finish"/>, when the batch is durable.
    /// </summary>
    public void Run(PreparedConnection connection)
    {
        if (ct.IsCancellationRequested)
        {
            _failure = new OperationCanceledException(ct);
            return;
        }
        connection.Run("SAVEPOINT item");
        try
        {
            var keep = work(new EngineTransaction(connection, null, SqliteEngine.SameSql, CancellationToken.None)).GetAwaiter().GetResult();
            if (!keep) connection.Run("ROLLBACK TO item");
        }
        catch (Exception failure)
        {
            _failure = failure;
            // After a full disk or an I/O error the whole transaction is rolled back, and the batch with it.
            if (!connection.InTransaction) throw;
            connection.Run("ROLLBACK TO item");
        }
        connection.Run("RELEASE item");
    }

    public void Finish()
    {
        if (_failure is OperationCanceledException) _done.TrySetCanceled(ct);
        else if (_failure is not null) _done.TrySetException(SqliteFile.Told(_failure));
        else _done.TrySetResult();
    }

    public void Fail(Exception cause) => _done.TrySetException(SqliteFile.Told(_failure ?? cause));
}
