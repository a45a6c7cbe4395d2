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

    /// <summary>
    /// How long a write of the servers to come may wait for their live tails: long, because what happens in databases of other tests may
    /// hold these back.
    /// </summary>
    public TimeSpan OwnWrites { get; set; } = TimeSpan.FromSeconds(30);

    public DatabaseSettings Settings => new(Connection) { OwnWrites = OwnWrites };

    protected abstract string Connection { get; }

    public static async Task<TestDatabase> CreateAsync() =>
        OnPostgres ? await PostgresTestDatabase.CreateAsync(migrated: true) : await SqliteTestDatabase.CreateCopyAsync();

    /// <summary>Without any tables, for tests of the migrations.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync() =>
        OnPostgres ? await PostgresTestDatabase.CreateAsync(migrated: false) : new SqliteTestDatabase();

    public abstract ValueTask DisposeAsync();
}
