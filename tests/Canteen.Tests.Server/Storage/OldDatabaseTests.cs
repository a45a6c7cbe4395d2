using System.Data.Common;
using Canteen.Storage;
using Canteen.Storage.Postgres;
using Canteen.Storage.Sqlite;
using Canteen.Testing;
using Dapper;
using Npgsql;

namespace Canteen.Tests.Server.Storage;

/// <summary>A database that people have used comes to the newest shape with all that is in it.</summary>
public sealed class OldDatabaseTests
{
    private static readonly string[] Rows =
    [
        "INSERT INTO accounts (id, handle, handle_key, created_at) VALUES (1, 'ada', 'ada', 1)",
        "INSERT INTO accounts (id, handle, handle_key, domain, uri, created_at) VALUES (2, 'bo', 'bo', 'far.example', 'https://far.example/bo', 1)",
        "INSERT INTO account_keys (account_id, public_pem, private_pem) VALUES (1, 'open', 'secret')",
        "INSERT INTO posts (id, author_id, text, html, visibility, thread_id, created_at) VALUES (10, 1, 'Tea?', '<p>Tea?</p>', 0, 10, 1)",
        "INSERT INTO posts (id, author_id, visibility, thread_id, boost_of_id, created_at) VALUES (11, 2, 0, 11, 10, 1)",
        "INSERT INTO favourites (id, account_id, post_id, created_at) VALUES (20, 2, 10, 1)",
        "INSERT INTO jobs (kind, payload, run_at, created_at) VALUES ('mail', '{}', 1, 1)",
        "INSERT INTO events (kind, payload, created_at) VALUES ('PostPublished', '{}', 1)",
    ];

    [Fact]
    public async Task Rows_of_the_first_version_are_all_there_at_the_head()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var connection = await ConnectAsync(database))
        {
            await MakeFirstVersionAsync(connection);
            foreach (var row in Rows) await connection.ExecuteAsync(row);
        }
        await new Migrator(database.Settings, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using var migrated = await ConnectAsync(database);
        Assert.Equal(2, await migrated.ExecuteAsync("DELETE FROM jobs WHERE kind = 'search-fill'"));
        foreach (var table in Rows.Select(row => row.Split(' ')[2]).CountBy(name => name))
            Assert.Equal(
                (table.Key, (long)table.Value), (table.Key, await migrated.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table.Key}")));
        Assert.Equal("Tea?", await migrated.ExecuteScalarAsync<string>("SELECT text FROM posts WHERE id = 10"));
        Assert.Equal(MigrationScript.Of("Sqlite").Count, await migrated.ExecuteScalarAsync<long>("SELECT count(*) FROM schema_versions"));
    }

    private static async Task MakeFirstVersionAsync(DbConnection connection)
    {
        var first = MigrationScript.Of(TestDatabase.OnPostgres ? "Postgres" : "Sqlite")[0];
        await connection.ExecuteAsync(first.Sql);
        await connection.ExecuteAsync(
            "CREATE TABLE schema_versions (version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        await connection.ExecuteAsync(
            "INSERT INTO schema_versions (version, name, checksum, applied_at) VALUES (@Version, @Name, @Checksum, 1)", first);
    }

    private static async Task<DbConnection> ConnectAsync(TestDatabase database)
    {
        if (!TestDatabase.OnPostgres) return new SqliteFile(database.Settings.SqlitePath).OpenWriter();
        var connection = new NpgsqlConnection(PostgresAddress.Parse(database.Settings.Connection).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
