using Dapper;
using Microsoft.Data.Sqlite;

namespace Canteen.Storage;

/// <summary>Brings an empty or older database to the newest shape.</summary>
public sealed class Migrator(DatabaseSettings settings)
{
    public async Task MigrateAsync(CancellationToken ct)
    {
        var path = settings.Connection["sqlite:".Length..];
        await using var connection = new SqliteConnection($"Data Source={path}");
        await connection.OpenAsync(ct);
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'events'") > 0) return;
        await using var stream = typeof(Migrator).Assembly.GetManifestResourceStream("Canteen.Storage.Migrations.Sqlite.V001_house.sql")!;
        using var reader = new StreamReader(stream);
        await connection.ExecuteAsync("PRAGMA journal_mode=WAL; " + await reader.ReadToEndAsync(ct));
    }
}
