namespace Canteen.Storage;

/// <summary>
/// Which database: <c>sqlite:PATH</c>, or a PostgreSQL connection string (<c>Host=...;Username=...</c> or <c>postgres://...</c>).
/// </summary>
public sealed record DatabaseSettings(string Connection)
{
    public bool IsSqlite => Connection.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// How long a write may wait for this node's live tails. On PostgreSQL a long transaction anywhere in the cluster, even in another
    /// database, holds the tails back, and writers should not be held up by it.
    /// </summary>
    public TimeSpan OwnWrites { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The database file; only for SQLite.</summary>
    public string SqlitePath => Connection["sqlite:".Length..];
}
