namespace Canteen.Storage;

/// <summary>An event as stored in the log. <paramref name="Seq"/> rises in commit order on SQLite; on PostgreSQL (Xid, Seq) does.</summary>
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

    /// <summary>The events that it reacts to; all others are skipped at no cost.</summary>
    IReadOnlyCollection<Type> Hears { get; }

    /// <summary>
    /// True for what costs much and may come later: where there is one writer (SQLite), and more is written than it can keep up with beside
    /// that, it leaves most of the time to others.
    /// </summary>
    bool GivesWay => false;

    Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct);

    /// <summary>A few events that follow one another: for what does the same to many at once with less work.</summary>
    async Task ReactAsync(WriteTransaction tx, IReadOnlyList<LoggedEvent> happened, CancellationToken ct)
    {
        foreach (var one in happened) await ReactAsync(tx, one, ct);
    }
}

/// <summary>State that this node keeps in memory from the log: it hears every event once, in commit order, and must not block.</summary>
public interface ILiveTail
{
    void Hear(LoggedEvent happened);

    /// <summary>Events may have been missed: what is in memory may be wrong from now on, and has to be read anew.</summary>
    void Forget()
    {
    }
}

/// <summary>
/// A live tail that does nothing but forget, deny or end something when it hears certain events, so that it may hear them twice and out of
/// order. It hears them at once, and again in their turn: what this node wrote before the write returns, and what other nodes wrote as soon
/// as it can be read, even while an older transaction holds the log back. Several threads may call it at the same time.
/// </summary>
public interface IInvalidationTail : ILiveTail
{
    IReadOnlyCollection<Type> HearsAtOnce { get; }
}
