using Canteen.Storage;

namespace Canteen.Testing;

/// <summary>The plan of a query, for tests which require that hot queries use their indexes.</summary>
public static class QueryPlan
{
    /// <summary>
    /// The plan in the engine's words, one step per line: SQLite says <c>SEARCH posts USING INDEX posts_author</c>, PostgreSQL <c>Index
    /// Scan using posts_author</c>. PostgreSQL is told to avoid scans and sorts where it can, because it would prefer to scan tables as
    /// small as those of a test: a remaining <c>Seq Scan</c> or <c>Sort</c> means that no index fits.
    /// </summary>
    /// <param name="bitmaps">For an index of words, which PostgreSQL reads in this way only.</param>
    public static Task<string> PlanOfAsync(this Database database, string sql, object? args = null, bool bitmaps = false) =>
        database.ReadAsync(
            async db =>
            {
                if (!TestDatabase.OnPostgres)
                    return Lines((await db.QueryAsync<PlanRow>("EXPLAIN QUERY PLAN " + sql, args)).Select(row => row.Detail));
                foreach (var way in bitmaps ? (string[])["seqscan"] : ["seqscan", "sort", "bitmapscan"])
                    await db.QueryAsync<string>($"SET LOCAL enable_{way} = off");
                return Lines(await db.QueryAsync<string>("EXPLAIN (COSTS OFF) " + sql, args));
            },
            CancellationToken.None);

    /// <summary>Whether the plan reads a whole table or sorts rows, in either engine's words.</summary>
    public static bool ScansOrSorts(string plan) =>
        plan.Split('\n').Any(step =>
            step.Contains("Seq Scan", StringComparison.Ordinal)
            || step.Contains("Sort Key", StringComparison.Ordinal)
            || step.Contains("TEMP B-TREE", StringComparison.Ordinal)
            || (step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains(
                " USING ", StringComparison.Ordinal) && !step.Contains("CONSTANT", StringComparison.Ordinal)));

    private static string Lines(IEnumerable<string> steps) => string.Join('\n', steps);

    private sealed class PlanRow
    {
        public string Detail { get; set; } = "";
    }
}
