namespace Canteen.Storage;

/// <summary>An event as the log holds it. <paramref name="Seq"/> rises in commit order on SQLite; on PostgreSQL (Xid, Seq) does.</summary>
public sealed record LoggedEvent(long Xid, long Seq, DomainEvent Event, long CreatedAt)
{
    public LoggedPosition Position => new(Xid, Seq);
}

/// <summary>
/// What a room does, durably, when it hears an event. It runs in a transaction that also moves its cursor, so inside the database it
/// happens exactly once. Its name is stored: never rename it.
/// </summary>
public interface IReaction
{
    string Name { get; }

    /// <summary>The events it wants; others pass by at no cost.</summary>
    IReadOnlyCollection<Type> Hears { get; }

    Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct);
}

/// <summary>What this node keeps in memory from the log: it hears every event once, in commit order, and must not block.</summary>
public interface ILiveTail
{
    void Hear(LoggedEvent happened);

    /// <summary>Events may have been missed: what was kept in memory may be wrong from now on, and has to be read anew.</summary>
    void Forget()
    {
    }
}

/// <summary>
/// A live tail that only lets go of something when it hears of certain events: it may hear them twice and out of order. So it hears them at once, besides in
/// their turn: what this node wrote before the writer goes on, and what others wrote as soon as it can be read, whatever older transaction holds the log back.
/// Several threads may tell it something at the same time.
/// </summary>
public interface IInvalidationTail : ILiveTail
{
    IReadOnlyCollection<Type> HearsAtOnce { get; }
}
