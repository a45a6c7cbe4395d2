using Canteen.Core.Audiences;

namespace Canteen.Core.Timelines;

/// <summary>
/// The home timeline as one query that reads little, however many one follows and however much they post: of each account the one post
/// next to the cursor, by a seek in the index posts_author. The accounts with the nearest of these fill a page, so no other account can be
/// in it, and nothing beyond the farthest of these posts: that is the bound. Somebody who posted more than a page within the bound
/// is cut at the edge of a page of their own; then the rows up to the edges are merged. Each step asks the same question of a post, or rows
/// between two pages would be lost.
/// </summary>
public static class HomeSql
{
    public static readonly string NewestFirst = Build(
        "DESC", bound: "min(first_id) ELSE @Above + 1", within: "p.id BETWEEN b.bound AND @Below - 1",
        edges: edge => $"COALESCE(({edge}), b.bound) AS low, @Below - 1 AS high");

    public static readonly string OldestFirst = Build(
        "ASC", bound: "max(first_id) ELSE @Below - 1", within: "p.id BETWEEN @Above + 1 AND b.bound",
        edges: edge => $"@Above + 1 AS low, COALESCE(({edge}), b.bound) AS high");

    /// <summary>Posts and boosts by a few people and answers to them, newest first, each with whether it belongs.</summary>
    public static readonly string OfPeople =
        $"""
        WITH people AS MATERIALIZED (SELECT id FROM accounts WHERE id IN @People),
        theirs AS MATERIALIZED ({About("author_id")}),
        answers AS MATERIALIZED ({About("reply_to_account_id")}),
        about AS MATERIALIZED (SELECT id FROM theirs UNION SELECT id FROM answers)
        SELECT p.id, CASE WHEN (p.author_id = @viewer OR s.followee_id IS NOT NULL) AND {HomeRule.Sql} THEN TRUE ELSE FALSE END AS belongs
        FROM about a CROSS JOIN posts p LEFT JOIN follows s ON s.follower_id = @viewer AND s.followee_id = p.author_id
        WHERE p.id = a.id
        ORDER BY p.id DESC LIMIT @Limit
        """;

    private static string Build(string order, string bound, string within, Func<string, string> edges) =>
        $"""
        WITH sources AS MATERIALIZED (
          SELECT followee_id AS author_id, show_boosts, languages FROM follows WHERE follower_id = @viewer
          UNION ALL SELECT CAST(@viewer AS BIGINT), TRUE, NULL),
        nearest AS MATERIALIZED (
          SELECT s.author_id, s.show_boosts, s.languages, ({Seek(order, "p.id BETWEEN @Above + 1 AND @Below - 1", "0")}) AS first_id FROM sources s),
        few AS MATERIALIZED (
          SELECT * FROM nearest WHERE first_id IS NOT NULL ORDER BY first_id {order} LIMIT @Limit),
        bounds AS MATERIALIZED (
          SELECT CASE WHEN count(*) = @Limit THEN {bound} END AS bound FROM few),
        edges AS MATERIALIZED (
          SELECT s.author_id, s.show_boosts, s.languages, {edges(Seek(order, within, "@Limit - 1"))} FROM few s CROSS JOIN bounds b)
        SELECT p.id FROM edges s JOIN posts p ON p.author_id = s.author_id AND p.id BETWEEN s.low AND s.high
        WHERE {HomeRule.Sql}
        ORDER BY p.id {order} LIMIT @Limit
        """;

    // Of each person the newest, down to the edge of a page of theirs: PostgreSQL would walk all posts for a list of people. SQLite takes
    // what is crossed in the order in which it is written, and would otherwise walk all posts too.
    private static string About(string person) =>
        $"""
        SELECT p.id FROM (
          SELECT a.id, COALESCE((
            SELECT p.id FROM posts p WHERE p.{person} = a.id AND p.id > @Above AND p.deleted_at IS NULL ORDER BY p.id DESC LIMIT 1 OFFSET @Limit - 1
          ), @Above + 1) AS low FROM people a) e
        CROSS JOIN posts p WHERE p.{person} = e.id AND p.id >= e.low AND p.deleted_at IS NULL
        """;

    private static string Seek(string order, string within, string offset) =>
        $"""
        SELECT p.id FROM posts p WHERE p.author_id = s.author_id AND {within} AND {HomeRule.Sql}
        ORDER BY p.id {order} LIMIT 1 OFFSET {offset}
        """;
}
