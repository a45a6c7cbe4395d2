using Canteen.Storage;
using Microsoft.Data.Sqlite;

namespace Canteen.Testing;

internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private readonly TempFolder _folder = new();

    protected override string Connection => "sqlite:" + _folder.File("canteen.db");

    public static async Task<SqliteTestDatabase> CreateCopyAsync()
    {
        var template = await Template.Value;
        var copy = new SqliteTestDatabase();
        File.Copy(template, copy._folder.File("canteen.db"));
        return copy;
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var path = folder.File("template.db");
        await new Migrator(new DatabaseSettings("sqlite:" + path), new FakeClock()).MigrateAsync(CancellationToken.None);
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
        return path;
    }
}
