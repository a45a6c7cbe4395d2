using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Canteen.Storage.Sqlite;

/// <summary>
/// The only writer. Transactions queue for it; it takes those that wait, runs each in a savepoint of one transaction, commits once, and
/// only then answers all of them: one sync to disk for many (group commit). It has its own thread, because that thread waits for the disk.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int FewestInBatch = 32;
    private const int MostInBatch = 256;

    private readonly SqliteFile _file;
    private readonly StorageMeter _meter;
    private readonly Channel<QueuedWrite> _queue =
        Channel.CreateBounded<QueuedWrite>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly List<QueuedWrite> _batch = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AutoResetEvent _woken = new(initialState: false);
    private readonly Action _wake;
    private readonly Thread _thread;
    private PreparedConnection? _connection;

    public SqliteWriter(SqliteFile file, StorageMeter meter)
    {
        (_file, _meter) = (file, meter);
        _wake = () => _woken.Set();
        meter.WatchQueue(() => _queue.Reader.Count);
        _thread = new Thread(Run) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    public async Task WriteAsync(Func<EngineTransaction, Task<bool>> work, CancellationToken ct)
    {
        var item = new QueuedWrite(work, ct);
        await _queue.Writer.WriteAsync(item, ct);
        await item.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
    }

    private void Run()
    {
        while (WaitForWrites())
            while (_queue.Reader.TryRead(out var first)) CommitTogether(first);
        _connection?.Dispose();
        _woken.Dispose();
        _stopped.TrySetResult();
    }

    /// <summary>Without spinning, as waiting for a task does: that takes a processor from whoever is about to write.</summary>
    /// <returns>False at the end.</returns>
    private bool WaitForWrites()
    {
        var waiting = _queue.Reader.WaitToReadAsync().GetAwaiter();
        if (!waiting.IsCompleted)
        {
            waiting.UnsafeOnCompleted(_wake);
            _woken.WaitOne();
        }
        return waiting.GetResult();
    }

    private void CommitTogether(QueuedWrite first)
    {
        _batch.Clear();
        _batch.Add(first);
        try
        {
            _connection ??= new PreparedConnection(_file.OpenWriter());
            _connection.Run("BEGIN IMMEDIATE");
            first.Run(_connection);
            // Transactions that arrive while a batch runs mostly go into the next one: otherwise all writers would be answered together,
            // come back together, and leave the writer with nothing to do meanwhile.
            var most = Math.Clamp(_queue.Reader.Count + 1, FewestInBatch, MostInBatch);
            while (_batch.Count < most && _queue.Reader.TryRead(out var next))
            {
                _batch.Add(next);
                next.Run(_connection);
            }
            var began = _meter.BeginCommit();
            _connection.Run("COMMIT");
            _meter.Committed(began, _batch.Count);
        }
        catch (Exception cause)
        {
            Abandon(cause);
            return;
        }
        foreach (var item in _batch) item.Finish();
    }

    /// <summary>Nothing of the batch was written; a new connection is opened for the next one.</summary>
    private void Abandon(Exception cause)
    {
        try
        {
            _connection?.Dispose();
        }
        catch (SqliteException)
        {
            // The connection is thrown away in any case, and the first failure is the one to report.
        }
        _connection = null;
        var told = cause is SqliteException ? new DatabaseUnavailableException($"SQLite could not write: {cause.Message}", cause) : cause;
        foreach (var item in _batch) item.Fail(told);
    }
}
