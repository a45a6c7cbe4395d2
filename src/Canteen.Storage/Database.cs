using System.Data;
using Microsoft.Extensions.Logging;

namespace Canteen.Storage;

/// <summary>The only way to the database, for both engines.</summary>
public sealed class Database
{
    private readonly IEngine _engine;
    private readonly TimeProvider _clock;
    private readonly AsyncLocal<bool> _writing = new();
    private readonly TimeSpan _ownWrites;
    private readonly StorageMeter _meter;
    private readonly OutageLog _unread;
    private readonly OutageLog _unwritten;
    private readonly IdSeed _start;
    private long _failedAt;

    internal Database(
        IEngine engine, DatabaseSettings settings, TimeProvider clock, IdSeed start, StorageMeter meter, ILogger<OutageLog> logger)
    {
        (_engine, _ownWrites, _clock, _start, _meter) = (engine, settings.OwnWrites, clock, start, meter);
        (_unread, _unwritten) = (new OutageLog("read", clock, logger), new OutageLog("written", clock, logger));
    }

    public IdSource Ids => _start.Ids;

    internal EngineSql Sql => _engine.Sql;

    /// <summary>Raised when the log may have grown.</summary>
    internal AsyncSignal LogGrew { get; } = new();

    /// <summary>Raised when a job may have become due.</summary>
    internal AsyncSignal JobsCame { get; } = new();

    /// <summary>How far this node's live tails have read the log; until they run, nobody waits for it.</summary>
    internal TailPosition Tails { get; } = new();

    /// <summary>
    /// Called with the events that this node has committed, before the write returns; does nothing until the live tails run.
    /// </summary>
    internal Action<IReadOnlyList<LoggedEvent>> Committed { get; set; } = _ => { };

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and returns when it is durable and this node's live tails have heard of it (that
    /// wait is bounded), so that the next read sees it. A failed <see cref="Outcome"/> or an exception rolls all of it back. Transactions
    /// behave as if they ran one after another: SQLite has one writer, PostgreSQL runs them SERIALIZABLE. The work may run more than once
    /// (after a serialization failure), so it must touch nothing outside and await nothing but its transaction.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteTransaction, Task<T>> work, CancellationToken ct)
    {
        var (result, announced) = await CommitAsync(work, IsolationLevel.Serializable, ct);
        if (announced is not { } position) return result;
        WriteTrace.Mark(position);
        await Tails.PassedAsync(position, _ownWrites, ct);
        return result;
    }

    /// <summary>True where other processes may write to the database too.</summary>
    public bool IsShared => !Sql.InCommitOrder;

    /// <summary>
    /// Returns when this node's live tails have heard of what another node wrote. The wait is bounded, and there is none for a position
    /// that the log has not reached.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public async Task HeardAsync(LoggedPosition position, CancellationToken ct)
    {
        if (Tails.At is not { } at || at >= position) return;
        var newest = await ReadAsync(db => db.FirstOrDefaultAsync<PositionRow>(Sql.NewestHead), ct);
        if (!(newest?.Position >= position)) return;
        // The other node has rung; but the line on which that is heard may be broken just now.
        LogGrew.Raise();
        await Tails.PassedAsync(position, _ownWrites, ct);
    }

    /// <summary>Runs <paramref name="work"/> on a read-only connection that sees one consistent state.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public async Task<T> ReadAsync<T>(Func<ReadSession, Task<T>> work, CancellationToken ct)
    {
        T result = default!;
        try
        {
            await _engine.ReadAsync(async line => result = await work(new ReadSession(line)), ct);
        }
        catch (DatabaseUnavailableException failure)
        {
            _unread.Failed(failure);
            throw;
        }
        _unread.Succeeded();
        return result;
    }

    /// <summary>
    /// A write of Canteen's own machinery: it does not wait for the live tails, and locks the rows that it depends on itself.
    /// </summary>
    internal async Task<T> WriteQuietlyAsync<T>(Func<WriteTransaction, Task<T>> work, CancellationToken ct) =>
        (await CommitAsync(work, IsolationLevel.ReadCommitted, ct)).Result;

    /// <summary>
    /// When a write failed because the database was unavailable and none has succeeded since, as the clock's timestamp; else null.
    /// </summary>
    internal long? FailedAt => Volatile.Read(ref _failedAt) is var at && at != 0 ? at : null;

    /// <summary>Opens a transaction on the connection for writes, and ends it without writing anything.</summary>
    internal async Task<bool> TryWritingAsync(CancellationToken ct)
    {
        var can = false;
        await _engine.WriteAsync(
            async line =>
            {
                can = await new ReadSession(line).ScalarAsync<bool>(Sql.Writable);
                return false;
            },
            IsolationLevel.ReadCommitted,
            ct);
        return can;
    }

    /// <param name="heard">Called whenever this node has heard from other processes, or could have.</param>
    internal Task WatchAsync(Action heard, CancellationToken ct) => _engine.WatchAsync(
        what =>
        {
            heard();
            Wake(what);
        },
        node => MoveToAsync(node, ct),
        ct);

    internal async Task<(T Result, LoggedPosition? Announced)> CommitAsync<T>(
        Func<WriteTransaction, Task<T>> work, IsolationLevel isolation, CancellationToken ct)
    {
        if (_writing.Value)
            throw new InvalidOperationException("A write inside a write would wait for itself: use the transaction at hand.");
        await _start.ReadyAsync(ct);
        T result = default!;
        WriteTransaction? tx = null;
        await WriteThroughAsync(
            async line =>
            {
                _writing.Value = true;
                tx = new WriteTransaction(line, _clock, Ids);
                result = await work(tx);
                return result is not Outcome { Fault: not null };
            },
            isolation,
            ct);
        if (result is Outcome { Fault: not null }) return (result, null);
        var wakes = (tx!.Announced.Count == 0 ? Wakes.None : Wakes.Log) | (tx.Enqueued ? Wakes.Jobs : Wakes.None);
        if (wakes == Wakes.None) return (result, null);
        if (tx.Announced.Count > 0) Committed(tx.Announced);
        Wake(wakes);
        _engine.Tell(wakes);
        return (result, tx.Announced.Count > 0 ? tx.Announced[^1].Position : null);
    }

    /// <summary>The process that had the number before may have had a clock that was ahead.</summary>
    private async Task MoveToAsync(int node, CancellationToken ct)
    {
        await _start.RiseAsync(ct);
        Ids.MoveTo(node);
    }

    private async Task WriteThroughAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct)
    {
        using var span = StorageSpans.Write();
        var began = _meter.BeginWrite();
        try
        {
            await _engine.WriteAsync(work, isolation, ct);
        }
        catch (Exception failure)
        {
            span.Failed(failure.GetType());
            if (failure is DatabaseUnavailableException)
            {
                Volatile.Write(ref _failedAt, _clock.GetTimestamp());
                _unwritten.Failed(failure);
            }
            throw;
        }
        _unwritten.Succeeded();
        _meter.Wrote(began);
        if (Volatile.Read(ref _failedAt) != 0) Volatile.Write(ref _failedAt, 0);
    }

    private void Wake(Wakes what)
    {
        if (what.HasFlag(Wakes.Log)) LogGrew.Raise();
        if (what.HasFlag(Wakes.Jobs)) JobsCame.Raise();
    }
}
