using System.Globalization;
using System.Text.RegularExpressions;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Searching;

/// <summary>
/// Whether anything that people open often reads a whole large table: the plans that the database itself chooses for all that was asked of
/// it meanwhile.
/// </summary>
internal sealed partial class WholeTables(Place place, QueryMix mix, RunReport report)
{
    private const int Large = 10_000, InVain = 100_000, People = 10;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly string[] Pages =
    [
        "/home", "/public", "/tags/topic0", "/notifications", "/bookmarks", "/favourites", "/search", "/trends", "/trends/links",
        "/hashtags", "/people", "/people?profession=nurse&order=new", "/people?q=person1", "/circle", "/organisations", "/searches",
        "/collections",
        "/search/suggestions", "/search/suggestions/box?q=pers", "/search/suggestions/box?q=%23top", "/search/suggestions/box?q=from:pers",
        "/catch-up", "/catch-up?span=12h", "/catch-up?span=days&days=31",
    ];

    private static readonly string[] Answers =
    [
        "/api/v2/search?q=person1", "/api/v2/search?q=topic", "/api/v1/accounts/search?q=person1", "/api/v1/directory?order=active",
        "/api/v1/directory?order=new", "/api/v2/suggestions", "/api/v1/trends/tags", "/api/v1/trends/statuses", "/api/v1/trends/links",
        "/api/canteen/v1/circle", "/api/canteen/v1/catch_up?span=12h", "/api/canteen/v1/search/posts?sort=relevance&q=" + Prose.Common,
    ];

    private static readonly string[] Operators =
        ["", " in:library", " in:home", " is:favourited", " profession:nurse", " -is:reply", " before:today", " has:media", " -person1"];

    public async Task SayAsync(string name)
    {
        var people = Crowd.Draw(place.Graph, People);
        var cookies = await Browsers.SignInAsync(place, people);
        await using var app = place.Build(NotedStatements.Install);
        await app.StartAsync();
        await OpenAllAsync(new Uri(app.Urls.First()), people, cookies);
        var asked = ((NotedStatements)app.Services.GetRequiredService<IEngine>()).All.Where(one => IsRead(one.Key)).ToList();
        var (database, whole) = (app.Services.GetRequiredService<Database>(), 0);
        var tables = await LargeTablesAsync(database);
        foreach (var (sql, args) in asked)
        {
            var plan = await PlanAsync(database, sql, args);
            var read = (place.IsSqlite ? plan.SelectMany(step => Scanned(step, sql)) : ReadInVain(plan)).Where(tables.Contains).ToList();
            if (read.Count == 0) continue;
            whole++;
            report.Note($"{name}, {string.Join(", ", read)}", Spaces().Replace(sql, " "));
        }
        await app.StopAsync();
        report.Note($"{name}, statements", asked.Count);
        report.Add(name, whole, "statements", "none");
    }

    private async Task OpenAllAsync(Uri server, int[] people, string[] cookies)
    {
        var requests = new Requests(server.Authority);
        using var connection = await RawConnection.OpenAsync(server);
        for (var i = 0; i < people.Length; i++)
        {
            var searches = Operators.Select(rest => Prose.Common + rest)
                .Concat(Enumerable.Range(0, 10).Select(_ => mix.TwoOperators().Query)).Select(Uri.EscapeDataString).ToList();
            foreach (var page in Pages.Append($"/@{Roster.Handle(people[i])}").Concat(searches.Select(query => "/search?q=" + query)))
                await AskAsync(connection, requests.Page(page, cookies[i]), page);
            foreach (var path in Answers.Concat(searches.Select(query => $"/api/v2/search?type=statuses&q={query}")))
                await AskAsync(connection, requests.Get(path, Roster.Token(people[i])), path);
        }
    }

    private static async Task AskAsync(RawConnection connection, byte[] request, string path)
    {
        var code = await connection.AskAsync(request);
        if (code != 200) throw new InvalidOperationException($"{path} was answered {code}.");
    }

    /// <summary>One row from an end of a table is no whole table, though SQLite calls both a scan.</summary>
    private static bool IsRead(string sql) => ReadSql().IsMatch(sql) && !sql.TrimEnd().EndsWith("DESC LIMIT 1", StringComparison.Ordinal);

    private Task<List<string>> PlanAsync(Database database, string sql, object? args) => database.ReadAsync(
        async db =>
        {
            if (place.IsSqlite) return (await db.QueryAsync<Step>("EXPLAIN QUERY PLAN " + sql, args)).ConvertAll(step => step.Detail);
            if (sql.Contains("search_index", StringComparison.Ordinal)) await new SearchIndex(database).BeginAsync(db);
            return await db.QueryAsync<string>("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) " + sql, args);
        },
        CancellationToken.None);

    /// <summary>
    /// The tables that PostgreSQL reads from end to end, or of which it reads many rows for nothing: an index that is walked along for its
    /// order alone is no better.
    /// </summary>
    private static IEnumerable<string> ReadInVain(List<string> plan)
    {
        var table = "";
        foreach (var step in plan)
        {
            if (ScanOn().Match(step) is { Success: true } scan) table = scan.Groups["table"].Value;
            if (step.Contains("Seq Scan", StringComparison.Ordinal)) yield return table;
            if (Removed().Match(step) is { Success: true } removed && long.Parse(removed.Groups["rows"].Value, Invariant) >= InVain)
                yield return table;
        }
    }

    /// <summary>The table that one step of a plan of SQLite reads from end to end. It names it as the query calls it.</summary>
    private static IEnumerable<string> Scanned(string step, string sql)
    {
        if (Scan().Match(step) is not { Success: true } scan) return [];
        var alias = scan.Groups["alias"].Value;
        var named = Named().Matches(sql).FirstOrDefault(one => one.Groups["alias"].Value == alias);
        return [named?.Groups["table"].Value ?? alias];
    }

    private Task<HashSet<string>> LargeTablesAsync(Database database) => database.ReadAsync(
        async db =>
        {
            var all = await db.QueryAsync<string>(
                place.IsSqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index_%' AND name <> 'search_index'"
                    : "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
            var large = new HashSet<string>(StringComparer.Ordinal);
            foreach (var table in all)
            {
                var rows = await db.ScalarAsync<long>($"SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT {Large}) few");
                if (rows == Large) large.Add(table);
            }
            return large;
        },
        CancellationToken.None);

    [GeneratedRegex(@"^\s*(?:SELECT|WITH)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex ReadSql();

    [GeneratedRegex(@"Scan .*\bon (?<table>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex ScanOn();

    [GeneratedRegex(@"Rows Removed by (?:Filter|Index Recheck): (?<rows>\d+)", RegexOptions.NonBacktracking)]
    private static partial Regex Removed();

    [GeneratedRegex(@"^SCAN (?<alias>\w+)$", RegexOptions.NonBacktracking)]
    private static partial Regex Scan();

    [GeneratedRegex(@"\b(?:FROM|JOIN|,)\s+(?<table>\w+)\s+(?:AS\s+)?(?<alias>\w+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    private sealed class Step
    {
        public string Detail { get; set; } = "";
    }
}
