using Canteen.Storage;

namespace Canteen.Testing;

/// <summary>An empty, migrated database for one server, made by copying a template; deleted when disposed.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    /// <summary>
    /// True when the suite runs on PostgreSQL: <c>CANTEEN_TEST_DB=postgres</c>, with the servers in <c>CANTEEN_TEST_POSTGRES</c>, separated
    /// by <c>|</c>.
    /// </summary>
    public static bool OnPostgres => Environment.GetEnvironmentVariable("CANTEEN_TEST_DB") == "postgres";

    public abstract DatabaseSettings Settings { get; }

    public static async Task<TestDatabase> CreateAsync() =>
        OnPostgres ? await PostgresTestDatabase.CreateAsync(migrated: true) : await SqliteTestDatabase.CreateCopyAsync();

    /// <summary>Without any tables, for tests of the migrations.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync() =>
        OnPostgres ? await PostgresTestDatabase.CreateAsync(migrated: false) : new SqliteTestDatabase();

    public abstract ValueTask DisposeAsync();
}
