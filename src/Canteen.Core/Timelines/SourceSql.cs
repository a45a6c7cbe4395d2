namespace Canteen.Core.Timelines;

/// <summary>
/// What several people said as one query that reads little, however many they are and however much they post: of each account the one
/// post next to the cursor, by a seek in the index posts_author. The accounts with the nearest of these fill a page, so no other account
/// can be in it, and nothing beyond the farthest of these posts: that is the bound. Somebody who posted more than a page within the bound
/// is cut at the edge of a page of their own; then the rows up to the edges are merged. Each step asks the same question of a post, or rows
/// between two pages would be lost.
/// </summary>
/// <param name="sources">A query of accounts as <c>author_id</c>, with whatever the rule asks of them.</param>
/// <param name="columns">What the rule asks of them, for <c>s</c>.</param>
/// <param name="rule">A condition on <c>posts p</c> and its author <c>s</c>.</param>
internal sealed class SourceSql(string sources, string columns, string rule)
{
    /// <summary>Common table expressions, of which the last is <c>edges</c>.</summary>
    public string With(bool newestFirst) =>
        $"""
        sources AS MATERIALIZED ({sources}),
        nearest AS MATERIALIZED (
          SELECT {columns}, ({Seek(newestFirst, "p.id BETWEEN @Above + 1 AND @Below - 1", "0")}) AS first_id FROM sources s),
        few AS MATERIALIZED (
          SELECT * FROM nearest WHERE first_id IS NOT NULL ORDER BY first_id {Order(newestFirst)} LIMIT @Limit),
        bounds AS MATERIALIZED (
          SELECT CASE WHEN count(*) = @Limit THEN {Farthest(newestFirst)} END AS bound FROM few),
        edges AS MATERIALIZED (SELECT {columns}, {Edges(newestFirst)} FROM few s CROSS JOIN bounds b)
        """;

    /// <summary>The posts up to the edges, not in order.</summary>
    public string Posts =>
        $"""
        SELECT p.id FROM edges s JOIN posts p ON p.author_id = s.author_id AND p.id BETWEEN s.low AND s.high
        WHERE {rule}
        """;

    public static string Order(bool newestFirst) => newestFirst ? "DESC" : "ASC";

    private static string Farthest(bool newestFirst) => newestFirst ? "min(first_id) ELSE @Above + 1" : "max(first_id) ELSE @Below - 1";

    private string Edges(bool newestFirst) => newestFirst
        ? $"COALESCE(({Seek(newestFirst, "p.id BETWEEN b.bound AND @Below - 1", "@Limit - 1")}), b.bound) AS low, @Below - 1 AS high"
        : $"@Above + 1 AS low, COALESCE(({Seek(newestFirst, "p.id BETWEEN @Above + 1 AND b.bound", "@Limit - 1")}), b.bound) AS high";

    private string Seek(bool newestFirst, string within, string offset) =>
        $"""
        SELECT p.id FROM posts p WHERE p.author_id = s.author_id AND {within} AND {rule}
        ORDER BY p.id {Order(newestFirst)} LIMIT 1 OFFSET {offset}
        """;
}
