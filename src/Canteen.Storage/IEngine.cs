using System.Data;

namespace Canteen.Storage;

/// <summary>What differs between the two databases. All other SQL is understood by both.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, commits when it returns true, and returns when that is durable. The work may run
    /// more than once. <paramref name="isolation"/> matters to PostgreSQL only: SQLite has one writer.
    /// </summary>
    Task WriteAsync(Func<EngineTransaction, Task<bool>> work, IsolationLevel isolation, CancellationToken ct);

    /// <summary>Runs <paramref name="work"/> on one read-only snapshot.</summary>
    Task ReadAsync(Func<EngineTransaction, Task> work, CancellationToken ct);

    /// <summary>A number from 0 to 63 that no other running process on this database has.</summary>
    int TakeNode();

    /// <summary>Tells other processes that there is something to read; called after a commit.</summary>
    void Tell(Wakes what);

    /// <summary>
    /// Passes on what other processes tell, and a new node number should this process lose its own; runs until cancelled.
    /// </summary>
    Task WatchAsync(Action<Wakes> heard, Func<int, Task> moved, CancellationToken ct);

    EngineSql Sql { get; }
}

/// <summary>What a commit has given other processes to do.</summary>
[Flags]
internal enum Wakes { None = 0, Log = 1, Jobs = 2 }

/// <summary>The few statements that differ between the engines.</summary>
/// <param name="EventsAfter">
/// Events after (@Xid, @Seq) that are complete, in commit order, at most @Limit; <c>{kinds}</c> takes a condition.
/// </param>
/// <param name="SettledHead">The position of the last complete event.</param>
/// <param name="NewestHead">The position of the last committed event, complete or not.</param>
/// <param name="OldestPlaces">Position and time of the oldest events, at most @Limit.</param>
/// <param name="After">A condition on events: after (@Xid, @Seq).</param>
/// <param name="UpTo">A condition on events: not after (@Xid, @Seq).</param>
/// <param name="SkipLocked">At the end of a SELECT: lock these rows, and leave out what others have locked.</param>
/// <param name="Writable">Whether the open transaction could change anything.</param>
/// <param name="Search">The full-text index.</param>
internal sealed record EngineSql(
    string EventsAfter, string SettledHead, string NewestHead, string OldestPlaces, string After, string UpTo, string SkipLocked,
    string Writable, ISearchSyntax Search)
{
    /// <summary>True where there is one writer, so that everything committed is complete.</summary>
    public bool InCommitOrder { get; } = SettledHead == NewestHead;
}
