using Dapper;
using Microsoft.Data.Sqlite;

namespace Canteen.Storage.Sqlite;

/// <summary>Opens the database file with Canteen's options.</summary>
internal sealed class SqliteFile(string path)
{
    // Durable means: on the disk before it is acknowledged. WAL with synchronous=FULL syncs the log at each commit.
    private const string Writing =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; "
        + "PRAGMA cache_size=-32768;";

    private const string Reading =
        "PRAGMA busy_timeout=10000; PRAGMA query_only=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;";

    // Pooling is done here: the provider's pool would hand out connections with statements and pragmas of their own.
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    /// <summary>
    /// Turns a failure into the exception that the rest of Canteen knows, where the statement is not to blame but the file, the disk or
    /// other programs that use them (SQLITE_BUSY, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB).
    /// </summary>
    public static Exception Told(Exception cause) =>
        IsAway(cause) ? new DatabaseUnavailableException($"SQLite says: {cause.Message}", cause) : cause;

    public static bool IsAway(Exception cause) => cause is SqliteException { SqliteErrorCode: 5 or 8 or 10 or 11 or 13 or 14 or 15 or 26 };

    public SqliteConnection OpenWriter() => Open(Writing);

    public SqliteConnection OpenReader() => Open(Reading);

    private SqliteConnection Open(string pragmas)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            connection.Open();
            connection.Execute(pragmas);
            return connection;
        }
        catch (Exception cause) when (cause is SqliteException or IOException or UnauthorizedAccessException)
        {
            connection.Dispose();
            throw new DatabaseUnavailableException($"The SQLite database at {path} cannot be opened: {cause.Message}", cause);
        }
    }
}
