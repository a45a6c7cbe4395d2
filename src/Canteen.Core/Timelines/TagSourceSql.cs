using Canteen.Core.Audiences;

namespace Canteen.Core.Timelines;

/// <summary>
/// What has one of several hashtags as one query: of each a page, by a walk along its public posts, and the rest left out.
/// </summary>
/// <param name="names">A query of folded names as <c>name</c>, with whatever the rule asks of them.</param>
/// <param name="rule">A condition on <c>post_tags t</c> and its post <c>p</c>, and on the columns of <c>n</c>.</param>
/// <param name="columns">What the rule asks of the names, for <c>n</c>.</param>
internal sealed class TagSourceSql(string names, string rule, params string[] columns)
{
    private readonly string _columns = string.Concat(columns.Select(column => $", n.{column}"));

    /// <summary>The common table expression <c>tag_edges</c>.</summary>
    public string With(bool newestFirst) =>
        $"""
        tag_edges AS MATERIALIZED (
          SELECT g.id AS tag_id{_columns}, {(newestFirst
              ? $"COALESCE(({Edge(newestFirst)}), @Above + 1) AS low, @Below - 1 AS high"
              : $"@Above + 1 AS low, COALESCE(({Edge(newestFirst)}), @Below - 1) AS high")}
          FROM ({names}) n CROSS JOIN tags g WHERE g.name = n.name)
        """;

    /// <summary>The posts up to the edges, not in order.</summary>
    public string Posts =>
        $"""
        SELECT p.id FROM tag_edges n CROSS JOIN post_tags t CROSS JOIN posts p
        WHERE t.tag_id = n.tag_id AND t.post_id BETWEEN n.low AND n.high AND p.id = t.post_id AND {rule}
        """;

    private string Edge(bool newestFirst) =>
        $"""
        SELECT t.post_id FROM post_tags t CROSS JOIN posts p
        WHERE t.tag_id = g.id AND t.post_id BETWEEN @Above + 1 AND @Below - 1 AND p.id = t.post_id AND {rule}
        ORDER BY t.post_id {SourceSql.Order(newestFirst)} LIMIT 1 OFFSET @Limit - 1
        """;
}
