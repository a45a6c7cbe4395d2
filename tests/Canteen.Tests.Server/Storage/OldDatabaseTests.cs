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
            await MakeVersionAsync(connection, 1);
            foreach (var row in Rows) await connection.ExecuteAsync(row);
        }
        await new Migrator(database.Settings, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using var migrated = await ConnectAsync(database);
        foreach (var table in Rows.Select(row => row.Split(' ')[2]).CountBy(name => name))
            // A migration may add a job.
            Assert.Equal(
                (table.Key, (long)table.Value),
                (table.Key, await migrated.ExecuteScalarAsync<long>(
                    $"SELECT count(*) FROM {table.Key}{(table.Key == "jobs" ? " WHERE kind = 'mail'" : "")}")));
        Assert.Equal("Tea?", await migrated.ExecuteScalarAsync<string>("SELECT text FROM posts WHERE id = 10"));
        Assert.Equal(MigrationScript.Of("Sqlite").Count, await migrated.ExecuteScalarAsync<long>("SELECT count(*) FROM schema_versions"));
    }

    [Fact]
    public async Task Posts_with_a_hashtag_are_numbered_by_day_with_those_that_are_read_together()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using (var connection = await ConnectAsync(database))
        {
            await MakeVersionAsync(connection, 21);
            await connection.ExecuteAsync(Rows[0]);
            await connection.ExecuteAsync("INSERT INTO tag_aliases (name, main) VALUES ('chai', 'tea')");
            foreach (var (id, name) in ((string[])["tea", "chai", "soap"]).Index())
            {
                await connection.ExecuteAsync(
                    "INSERT INTO tags (id, name, display, is_public, created_at) VALUES (@id, @name, @name, TRUE, 1)", new { id = id + 1L, name });
            }
            // Of the last day of 1999, the last of them in its last millisecond, and of the first of 2000.
            const long newYear = 946_684_800_000;
            foreach (var (at, visibility, tags) in ((long, long, long[])[])
            [
                (newYear - 5000, 0, [1]), (newYear - 4000, 2, [1]), (newYear - 3000, 0, [1, 2]), (newYear - 2000, 0, [3]),
                (newYear - 1, 0, [2]), (newYear, 0, [1]), (newYear + 1, 0, [3, 2]),
            ])
                await PostAsync(connection, at << 16, visibility, tags);
        }
        await new Migrator(database.Settings, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using var migrated = await ConnectAsync(database);
        Assert.Equal(
            [1, 0, 2, 2, 1, 3, 1, 2, 1],
            await migrated.QueryAsync<long>("SELECT number FROM post_tags ORDER BY post_id, tag_id"));
    }

    private static async Task PostAsync(DbConnection connection, long id, long visibility, long[] tags)
    {
        await connection.ExecuteAsync(
            "INSERT INTO posts (id, author_id, text, html, visibility, thread_id, created_at) VALUES (@id, 1, '', '', @visibility, @id, 1)",
            new { id, visibility });
        foreach (var tag in tags)
        {
            await connection.ExecuteAsync(
                "INSERT INTO post_tags (tag_id, visibility, post_id, author_id) VALUES (@tag, @visibility, @id, 1)", new { tag, visibility, id });
        }
    }

    private static async Task MakeVersionAsync(DbConnection connection, int version)
    {
        await connection.ExecuteAsync(
            "CREATE TABLE schema_versions (version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)");
        foreach (var script in MigrationScript.Of(TestDatabase.OnPostgres ? "Postgres" : "Sqlite").Take(version))
        {
            await connection.ExecuteAsync(script.Sql);
            await connection.ExecuteAsync(
                "INSERT INTO schema_versions (version, name, checksum, applied_at) VALUES (@Version, @Name, @Checksum, 1)", script);
        }
    }

    private static async Task<DbConnection> ConnectAsync(TestDatabase database)
    {
        if (!TestDatabase.OnPostgres) return new SqliteFile(database.Settings.SqlitePath).OpenWriter();
        var connection = new NpgsqlConnection(PostgresAddress.Parse(database.Settings.Connection).ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
