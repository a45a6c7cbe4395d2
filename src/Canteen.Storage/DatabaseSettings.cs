namespace Canteen.Storage;

/// <summary>
/// Which database: <c>sqlite:PATH</c>, or a PostgreSQL connection string (<c>Host=...;Username=...</c> or <c>postgres://...</c>).
/// </summary>
public sealed record DatabaseSettings(string Connection)
{
    public bool IsSqlite => Connection.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The database file; only for SQLite.</summary>
    public string SqlitePath => Connection["sqlite:".Length..];
}
