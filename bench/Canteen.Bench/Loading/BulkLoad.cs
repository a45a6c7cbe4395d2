using System.Diagnostics;
using Canteen.Core;
using Canteen.Features.Reading.Search;
using Canteen.Server;
using Canteen.Server.Configuration;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Loading;

/// <summary>Fills an empty database with a graph, and reports how long each step took.</summary>
internal sealed class BulkLoad(TextWriter log)
{
    /// <param name="database"><c>sqlite:PATH</c> or <c>Host=...;Username=...</c>; it is migrated first.</param>
    public async Task RunAsync(string database, LoadPlan load)
    {
        var settings = new DatabaseSettings(database);
        var all = Stopwatch.GetTimestamp();
        await new Migrator(settings, TimeProvider.System).MigrateAsync(CancellationToken.None);
        await using IBulkTarget target = settings.IsSqlite
            ? await SqliteTarget.OpenAsync(settings.SqlitePath)
            : await PostgresTarget.OpenAsync(database);
        Write(target, load);
        var started = Stopwatch.GetTimestamp();
        await target.FinishAsync();
        Say("indexes", Stopwatch.GetElapsedTime(started), null);
        if (load.IsForSearch) await FillSearchAsync(settings, load);
        Say("all of it", Stopwatch.GetElapsedTime(all), null);
    }

    /// <summary>As <c>canteen search rebuild</c> does.</summary>
    private async Task FillSearchAsync(DatabaseSettings settings, LoadPlan load)
    {
        var started = Stopwatch.GetTimestamp();
        var options = new ServerOptions(
            new CanteenSettings { DataFolder = Path.GetTempPath(), Address = "http://localhost:5000" }, settings, "http://127.0.0.1:0");
        await using var app = CanteenHost.Build(options);
        await app.Services.GetRequiredService<RebuildIndex>().RunAsync((_, _) => { }, CancellationToken.None);
        Say("search", Stopwatch.GetElapsedTime(started), load.Posts + load.Graph.Accounts);
    }

    private void Write(IBulkTarget target, LoadPlan load)
    {
        var graph = load.Graph;
        // A minute ago, so that what the server writes from now on is newer than everything that was loaded.
        var now = TimeProvider.System.Milliseconds() - 60_000;
        var posts = new PlannedPosts(graph, load.Posts, load.Seed, load.Authors);
        var rows = new PostRows(posts, now, load.IsForSearch ? new Prose(load.Seed) : null);
        Step("tags", () => rows.WriteTags(target), PlannedPosts.Tags);
        Step("accounts", () => PeopleRows.WriteAccounts(target, graph, posts, now), graph.Accounts);
        Step("users", () => PeopleRows.WriteUsers(target, graph.Accounts, now), graph.Accounts);
        Step("admissions", () => PeopleRows.WriteAdmissions(target, graph.Accounts), graph.Accounts);
        Step("tokens", () => PeopleRows.WriteTokens(target, graph.Accounts, now), graph.Accounts);
        Step("follows", () => FollowRows.Write(target, graph), graph.Follows);
        Step("posts", () => rows.WritePosts(target), load.Posts);
        Step("tags of posts", () => rows.WriteTagUses(target), posts.All.Count(p => p.Tag >= 0));
    }

    private void Step(string name, Action work, int rows)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        Say(name, Stopwatch.GetElapsedTime(started), rows);
    }

    private void Say(string name, TimeSpan took, int? rows) => log.WriteLine(
        FormattableString.Invariant($"  {name}: {took.TotalSeconds:0.00} s")
        + (rows is { } many ? FormattableString.Invariant($", {many:N0} rows, {many / took.TotalSeconds:N0} a second") : ""));
}
