using Canteen.Core.Audiences;

namespace Canteen.Core.Timelines;

/// <summary>
/// The timeline of a list from the database: of its people as <see cref="SourceSql"/> reads them, and of each of its hashtags a page.
/// </summary>
public static class ListSql
{
    private static readonly SourceSql Members = new(
        """
        SELECT m.member_id AS author_id, COALESCE(f.show_boosts, TRUE) AS show_boosts, f.languages,
          (f.followee_id IS NOT NULL OR m.member_id = @viewer) AS is_near
        FROM list_members m LEFT JOIN follows f ON f.follower_id = @viewer AND f.followee_id = m.member_id WHERE m.list_id = @List
        """,
        "s.author_id, s.show_boosts, s.languages, s.is_near",
        ListRule.Sql);

    public static readonly string NewestFirst = Build(newestFirst: true);

    public static readonly string OldestFirst = Build(newestFirst: false);

    /// <summary>
    /// Its people, with how their owner <c>@viewer</c> follows them. What those say whom they do not follow may be for others alone.
    /// </summary>
    internal const string MembersSql =
        """
        SELECT m.member_id AS followee_id, COALESCE(f.show_boosts, TRUE) AS show_boosts, f.languages,
          (f.followee_id IS NULL AND m.member_id <> @viewer) AS is_ruled
        FROM list_members m LEFT JOIN follows f ON f.follower_id = @viewer AND f.followee_id = m.member_id WHERE m.list_id = @List
        """;

    internal const string TagsSql = "SELECT name FROM list_tags WHERE list_id = @List";

    internal const string RepliesSql = "SELECT replies FROM lists WHERE id = @List AND account_id = @viewer";

    private static string Build(bool newestFirst) =>
        $"""
        WITH {Members.With(newestFirst)},
        tag_edges AS MATERIALIZED (
          SELECT g.id AS tag_id, {TagEdges(newestFirst)} FROM list_tags n JOIN tags g ON g.name = n.name WHERE n.list_id = @List)
        SELECT id FROM (
          {Members.Posts}
          UNION
          SELECT p.id FROM tag_edges e CROSS JOIN post_tags t CROSS JOIN posts p
          WHERE t.tag_id = e.tag_id AND t.post_id BETWEEN e.low AND e.high AND p.id = t.post_id AND {ListRule.TaggedSql}) found
        ORDER BY id {SourceSql.Order(newestFirst)} LIMIT @Limit
        """;

    private static string TagEdges(bool newestFirst) => newestFirst
        ? $"COALESCE(({TagEdge(newestFirst)}), @Above + 1) AS low, @Below - 1 AS high"
        : $"@Above + 1 AS low, COALESCE(({TagEdge(newestFirst)}), @Below - 1) AS high";

    private static string TagEdge(bool newestFirst) =>
        $"""
        SELECT t.post_id FROM post_tags t CROSS JOIN posts p
        WHERE t.tag_id = g.id AND t.post_id BETWEEN @Above + 1 AND @Below - 1 AND p.id = t.post_id AND {ListRule.TaggedSql}
        ORDER BY t.post_id {SourceSql.Order(newestFirst)} LIMIT 1 OFFSET @Limit - 1
        """;
}
