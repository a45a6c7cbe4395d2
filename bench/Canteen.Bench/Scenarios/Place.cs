using System.Globalization;
using Canteen.Bench.Graph;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;
using Canteen.Core;
using Canteen.Server;
using Canteen.Server.Configuration;
using Canteen.Storage;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// A loaded database for one run. Loading takes longer than copying, so each load is kept beside the results, under a name that changes
/// with the schema and with the loader.
/// </summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly bool _given;

    private Place(string folder, string? given, SocialGraph graph) =>
        (Folder, Database, Graph, _given) = (folder, given ?? SqliteIn(folder), graph, given is not null);

    public string Folder { get; }
    public string Database { get; }
    public SocialGraph Graph { get; }
    public bool IsSqlite => new DatabaseSettings(Database).IsSqlite;

    /// <summary>An empty folder for this run.</summary>
    public static string EmptyFolder(string name) =>
        Directory.CreateDirectory(
            Path.Combine(RunReport.Folder, string.Create(CultureInfo.InvariantCulture, $"run-{name}-{Environment.ProcessId}"))).FullName;

    public static string SqliteIn(string folder) => "sqlite:" + Path.Combine(folder, "canteen.db");

    /// <summary>
    /// With <c>--database</c>, uses the database named there, which must have been loaded with the same accounts, seed and mean.
    /// </summary>
    /// <param name="isForSearch">The posts say many things, and can be searched.</param>
    public static Task<Place> OpenAsync(Arguments asked, RunReport report, GraphShape standard, bool isForSearch = false)
    {
        var shape = asked.Shape(standard);
        var load = new LoadPlan(
            GraphGenerator.Weave(shape), asked.Whole("posts", 20 * shape.Accounts), shape.Seed, IsForSearch: isForSearch);
        var name = string.Create(CultureInfo.InvariantCulture, $"{shape.Accounts}-{shape.Mean ?? 0}-{shape.Seed}-{load.Posts}");
        return OpenAsync(asked, report, load, isForSearch ? "search-" + name : name);
    }

    /// <param name="name">Distinguishes this load from all others.</param>
    public static async Task<Place> OpenAsync(Arguments asked, RunReport report, LoadPlan load, string name)
    {
        var folder = EmptyFolder(asked.Verb);
        report.Note("graph", load.Graph.ToString());
        if (asked.Text("database") is { } given) return new Place(folder, given, load.Graph);
        Copy(await LoadedAsync(load, name), Path.Combine(folder, "canteen.db"));
        return new Place(folder, null, load.Graph);
    }

    /// <summary>Loads a new database on a server with PostgreSQL.</summary>
    public static async Task<Place> OnPostgresAsync(Arguments asked, RunReport report, LoadPlan load, string address)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"canteen_bench_{Environment.ProcessId}");
        await using (var server = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address) { Database = "postgres" }.ToString()))
            await server.ExecuteAsync($"CREATE DATABASE {name}");
        var database = new NpgsqlConnectionStringBuilder(address) { Database = name }.ToString();
        report.Note("graph", load.Graph.ToString());
        await new BulkLoad(Console.Out).RunAsync(database, load);
        return new Place(EmptyFolder(asked.Verb), database, load.Graph);
    }

    /// <summary>
    /// Copies and syncs to disk; otherwise the system would still be writing the copy while the run waits for its own writes.
    /// </summary>
    private static void Copy(string from, string to)
    {
        File.Copy(from, to);
        using var copy = File.OpenHandle(to, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(copy);
    }

    public Task<ServerProcess> ServeAsync(params (string Name, string Value)[] settings) =>
        ServerProcess.CanteenAsync(Folder, Database, settings);

    /// <summary>The application in this process, not started, with enough memory for everybody's timeline.</summary>
    /// <param name="services">Changes to the registrations.</param>
    public WebApplication Build(Action<IServiceCollection>? services = null)
    {
        var settings = new CanteenSettings
        {
            DataFolder = Folder, Address = "http://localhost:5000", RateLimits = false,
            TimelinesMegabytes = 100_000
        };
        return CanteenHost.Build(
            new ServerOptions(settings, new DatabaseSettings(Database), "http://127.0.0.1:0"),
            builder => services?.Invoke(builder.Services));
    }

    public ValueTask DisposeAsync()
    {
        if (!_given) Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<string> LoadedAsync(LoadPlan load, string name)
    {
        var kept = Directory.CreateDirectory(Path.Combine(RunReport.Folder, "loaded")).FullName;
        var version = $"{typeof(Database).Module.ModuleVersionId:N}"[..8] + $"{typeof(Place).Module.ModuleVersionId:N}"[..8];
        var path = Path.Combine(kept, $"{version}-{name}.db");
        if (File.Exists(path)) return path;
        foreach (var old in Directory.GetFiles(kept).Where(f => !Path.GetFileName(f).StartsWith(version, StringComparison.Ordinal)))
            File.Delete(old);
        Console.WriteLine("Loading, once for this version:");
        await new BulkLoad(Console.Out).RunAsync("sqlite:" + path + ".new", load);
        File.Move(path + ".new", path);
        foreach (var beside in Directory.GetFiles(kept, "*.new*")) File.Delete(beside);
        return path;
    }
}
