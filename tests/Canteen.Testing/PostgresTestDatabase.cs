using System.Security.Cryptography;
using Canteen.Storage;
using Npgsql;

namespace Canteen.Testing;

internal sealed class PostgresTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _name;

    private PostgresTestDatabase(string name) => _name = name;

    public override DatabaseSettings Settings =>
        // The other tests' databases are in the same cluster: their transactions hold this one's live tails back.
        new(ConnectionTo(_name)) { OwnWrites = TimeSpan.FromSeconds(30) };

    public static async Task<PostgresTestDatabase> CreateCopyAsync()
    {
        var template = await Template.Value;
        var name = NewName("test");
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return new PostgresTestDatabase(name);
    }

    public static async Task<PostgresTestDatabase> CreateEmptyOneAsync()
    {
        var name = NewName("test");
        await ExecuteAsync($"CREATE DATABASE {name}");
        return new PostgresTestDatabase(name);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionTo(_name))) NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = NewName("template");
        await ExecuteAsync($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)").Wait(Patience);
        await new Migrator(new DatabaseSettings(ConnectionTo(name)), new FakeClock()).MigrateAsync(CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return name;
    }

    private static string NewName(string kind) => $"canteen_{kind}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Server()) { Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    private static string Server() =>
        Environment.GetEnvironmentVariable("CANTEEN_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Set CANTEEN_TEST_POSTGRES to the connection string of a PostgreSQL server, or use ./dev test.");

    private static async Task ExecuteAsync(string sql)
    {
        var server = new NpgsqlConnectionStringBuilder(Server()) { Database = "postgres", Pooling = false, Timeout = (int)Patience.TotalSeconds, CommandTimeout = (int)Patience.TotalSeconds };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
