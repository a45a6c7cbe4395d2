using System.Security.Cryptography;
using Canteen.Storage;
using Npgsql;

namespace Canteen.Testing;

/// <summary>
/// A PostgreSQL server for the suite. There may be several, and each database goes to the one with the fewest: a transaction anywhere in a
/// cluster, such as creating the database of the next test, holds back the live tails of all databases in it.
/// </summary>
internal sealed class PostgresCluster
{
    private static readonly PostgresCluster[] All = [.. Servers().Split('|').Select(server => new PostgresCluster(server))];
    private static readonly Lock Guard = new();
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _server;
    private readonly Lazy<Task<string>> _template;
    private readonly List<Task> _drops = [];
    private int _databases;

    private PostgresCluster(string server) => (_server, _template) = (server, new(MakeTemplateAsync));

    public static PostgresCluster Enter()
    {
        lock (Guard)
        {
            var quietest = All.MinBy(c => c._databases)!;
            quietest._databases++;
            return quietest;
        }
    }

    /// <summary>
    /// The test has finished with a database. No test waits until it is deleted: PostgreSQL looks only every tenth of a second whether the
    /// last connections have ended.
    /// </summary>
    public void Leave(string database)
    {
        lock (Guard)
        {
            _databases--;
            _drops.RemoveAll(drop => drop.IsCompletedSuccessfully);
            _drops.Add(Task.Run(() => DropAsync(database)));
        }
    }

    // Its files are copied as they are, and among them what the first connection would otherwise gather about the system's tables.
    public async Task<string> CreateAsync(bool migrated)
    {
        var name = NewName("test");
        var template = migrated ? await _template.Value : "template1";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy");
        return name;
    }

    public string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();

    private async Task<string> MakeTemplateAsync()
    {
        var name = NewName("template");
        await ExecuteAsync($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Task.WaitAll([.. _drops, DropAsync(name)], Patience);
        await new Migrator(new DatabaseSettings(ConnectionTo(name)), new FakeClock()).MigrateAsync(CancellationToken.None);
        await using (var first = new NpgsqlConnection(ConnectionTo(name))) await first.OpenAsync();
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        return name;
    }

    private async Task DropAsync(string database)
    {
        await using (var connection = new NpgsqlConnection(ConnectionTo(database))) NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
    }

    private static string NewName(string kind) => $"canteen_{kind}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    private static string Servers() =>
        Environment.GetEnvironmentVariable("CANTEEN_TEST_POSTGRES")
        ?? throw new InvalidOperationException(
            "Set CANTEEN_TEST_POSTGRES to the connection string of a PostgreSQL server, or use ./dev test.");

    private async Task ExecuteAsync(string sql)
    {
        var patience = (int)Patience.TotalSeconds;
        var server = new NpgsqlConnectionStringBuilder(_server)
        {
            // Nothing is left behind in the session that would have to be reset.
            Database = "postgres", NoResetOnClose = true, Timeout = patience,
            CommandTimeout = patience
        };
        await using var connection = new NpgsqlConnection(server.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
