using System.Text.RegularExpressions;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Storage;

public partial class MigratorTests
{
    [Fact]
    public async Task An_empty_database_comes_to_the_head_and_a_second_run_changes_nothing()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await MigrateAsync(database);
        var first = await VersionsAsync(database);
        await MigrateAsync(database);
        Assert.Equal(MigrationScript.Of("Sqlite").Select(script => script.Name), first.Select(row => row.Name));
        Assert.Equal(first.Select(row => row.AppliedAt), (await VersionsAsync(database)).Select(row => row.AppliedAt));
    }

    [Fact]
    public async Task Several_at_once_migrate_one_after_the_other()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => MigrateAsync(database))));
        Assert.Equal(MigrationScript.Of("Sqlite").Count, (await VersionsAsync(database)).Count);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_with_what_to_do()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ExecuteAsync(
            database, "INSERT INTO schema_versions (version, name, checksum, applied_at) VALUES (999, 'V999_later.sql', 'x', 0)");
        var refusal = await Assert.ThrowsAsync<SchemaException>(() => MigrateAsync(database));
        Assert.Contains("version 999", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_made_from_other_scripts_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ExecuteAsync(database, "UPDATE schema_versions SET checksum = 'other'");
        await Assert.ThrowsAsync<SchemaException>(() => MigrateAsync(database));
    }

    [Fact]
    public void Both_engines_have_the_same_scripts_with_the_same_tables_columns_and_indexes()
    {
        var (sqlite, postgres) = (MigrationScript.Of("Sqlite"), MigrationScript.Of("Postgres"));
        Assert.NotEmpty(sqlite);
        Assert.Equal(sqlite.Select(script => script.Name), postgres.Select(script => script.Name));
        foreach (var (one, other) in sqlite.Zip(postgres)) Assert.Equal(Shape(one.Sql), Shape(other.Sql));
    }

    [Fact]
    public async Task Every_column_of_the_scripts_is_in_the_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var node = await Node.JoinAsync(database, new FakeClock());
        foreach (var column in MigrationScript.Of("Sqlite").SelectMany(script => Shape(script.Sql)).Where(line => Column().IsMatch(line)))
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            Assert.Equal(0, await node.ScalarAsync<long>($"SELECT count({name}) FROM {table} WHERE FALSE"));
        }
    }

    /// <summary>
    /// The names of what a script creates: <c>table.column</c>, and indexes with what they cover; but not the full-text index, of which
    /// each engine has its own kind.
    /// </summary>
    private static List<string> Shape(string script)
    {
        var lines = script.Split('\n').Where(line => !line.Contains("search_index", StringComparison.Ordinal));
        var sql = string.Join('\n', lines);
        var columns = Tables().Matches(sql).SelectMany(table =>
            Columns().Matches(table.Groups["body"].Value).Select(column => $"{table.Groups["name"].Value}.{column.Groups["name"].Value}"));
        var added = Added().Matches(sql).Select(column => $"{column.Groups["table"].Value}.{column.Groups["name"].Value}");
        return [.. columns.Concat(added).Concat(Indexes().Matches(sql).Select(index => index.Value)).Order(StringComparer.Ordinal)];
    }

    private static Task MigrateAsync(TestDatabase database) =>
        new Migrator(database.Settings, TimeProvider.System).MigrateAsync(CancellationToken.None);

    private static async Task<List<VersionRow>> VersionsAsync(TestDatabase database)
    {
        await using var services = Open(database);
        return await services.GetRequiredService<Database>().ReadAsync(
            db => db.QueryAsync<VersionRow>("SELECT name, applied_at FROM schema_versions ORDER BY version"), CancellationToken.None);
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var services = Open(database);
        await services.GetRequiredService<Database>().WriteAsync(tx => tx.ExecuteAsync(sql), CancellationToken.None);
    }

    private static ServiceProvider Open(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddStorage(database.Settings);
        return services.BuildServiceProvider();
    }

    [GeneratedRegex(@"^\w+\.\w+$")]
    private static partial Regex Column();

    [GeneratedRegex(@"CREATE TABLE (?<name>\w+) \((?<body>.*?)\n\);", RegexOptions.Singleline)]
    private static partial Regex Tables();

    [GeneratedRegex(@"^    (?<name>[a-z]\w*)\s+[A-Z]", RegexOptions.Multiline)]
    private static partial Regex Columns();

    [GeneratedRegex(@"ALTER TABLE (?<table>\w+) ADD COLUMN (?<name>\w+)")]
    private static partial Regex Added();

    [GeneratedRegex(@"CREATE (?:UNIQUE )?INDEX .*?;", RegexOptions.Singleline)]
    private static partial Regex Indexes();

    private sealed class VersionRow
    {
        public string Name { get; set; } = "";
        public long AppliedAt { get; set; }
    }
}
