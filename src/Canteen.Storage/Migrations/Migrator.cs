using System.Data.Common;
using Canteen.Storage.Postgres;
using Canteen.Storage.Sqlite;
using Dapper;
using Npgsql;

namespace Canteen.Storage;

/// <summary>Brings an empty or older database to the newest shape. Several at once are safe: one works, the others find it done.</summary>
public sealed class Migrator(DatabaseSettings settings, TimeProvider clock)
{
    private const long PostgresLock = 0x63616e7465656e; // "canteen"

    private const string Versions =
        "CREATE TABLE IF NOT EXISTS schema_versions "
        + "(version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

    /// <exception cref="SchemaException">The database is newer than this program, or was made from other scripts.</exception>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached.</exception>
    public Task MigrateAsync(CancellationToken ct) => settings.IsSqlite ? MigrateSqliteAsync() : MigratePostgresAsync(ct);

    private async Task MigrateSqliteAsync()
    {
        await using var connection = new SqliteFile(settings.SqlitePath).OpenWriter();
        // IMMEDIATE takes the write lock before anything is read, so what is read stays true.
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        await ApplyAsync(connection, MigrationScript.Of("Sqlite"));
        await connection.ExecuteAsync("COMMIT");
    }

    private async Task MigratePostgresAsync(CancellationToken ct)
    {
        var address = PostgresAddress.Parse(settings.Connection);
        await using var source = NpgsqlDataSource.Create(address);
        await using var connection = await PostgresEngine.OpenAsync(source, address, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@PostgresLock)", new { PostgresLock }, transaction);
        await ApplyAsync(connection, MigrationScript.Of("Postgres"));
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// All that is missing goes into the one open transaction: a database is at the old version or at the new, never between.
    /// </summary>
    private async Task ApplyAsync(DbConnection connection, IReadOnlyList<MigrationScript> scripts)
    {
        await connection.ExecuteAsync(Versions);
        var applied = (await connection.QueryAsync<AppliedRow>("SELECT version, name, checksum FROM schema_versions ORDER BY version"))
            .AsList();
        Check(applied, scripts);
        foreach (var script in scripts.Skip(applied.Count))
        {
            await connection.ExecuteAsync(script.Sql);
            await connection.ExecuteAsync(
                "INSERT INTO schema_versions (version, name, checksum, applied_at) VALUES (@Version, @Name, @Checksum, @Now)",
                new { script.Version, script.Name, script.Checksum, Now = clock.Milliseconds() });
        }
    }

    private static void Check(List<AppliedRow> applied, IReadOnlyList<MigrationScript> scripts)
    {
        if (applied.Count > scripts.Count)
            throw new SchemaException(
                $"The database is at version {applied[^1].Version} ({applied[^1].Name}), but this program knows only version "
                + $"{scripts[^1].Version}. Start the newer program, or restore a backup from before the update.");
        foreach (var (row, script) in applied.Zip(scripts))
        {
            if (row.Checksum != script.Checksum || row.Version != script.Version)
                throw new SchemaException(
                    $"The database was made with another {row.Name} than this program's {script.Name}. "
                    + "A database of a development version cannot be kept: start with an empty one.");
        }
    }

    private sealed class AppliedRow
    {
        public long Version { get; set; }
        public string Name { get; set; } = "";
        public string Checksum { get; set; } = "";
    }
}

/// <summary>The shape of the database and the program do not belong together; the message says what to do.</summary>
public sealed class SchemaException(string message) : Exception(message);
