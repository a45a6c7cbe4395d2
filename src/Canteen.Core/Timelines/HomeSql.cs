using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;

namespace Canteen.Core.Timelines;

/// <summary>The home timeline from the database: see <see cref="SourceSql"/>.</summary>
public static class HomeSql
{
    private static readonly SourceSql Sources = new(
        """
        SELECT followee_id AS author_id, show_boosts, languages FROM follows WHERE follower_id = @viewer
        UNION ALL SELECT CAST(@viewer AS BIGINT), TRUE, NULL
        """,
        "s.author_id, s.show_boosts, s.languages",
        HomeRule.Sql);

    private static readonly string FollowedTags =
        TagGroupSql.Of("SELECT name, list_id, most_a_day FROM followed_tags WHERE account_id = @viewer", "list_id", "most_a_day");

    private static readonly TagSourceSql Tags = new(FollowedTags, HomeRule.TaggedSql, "list_id", "most_a_day");

    public static readonly string NewestFirst = Build(newestFirst: true);

    public static readonly string OldestFirst = Build(newestFirst: false);

    /// <summary>Posts and boosts by a few people and answers to them, newest first, each with whether it belongs.</summary>
    public static readonly string OfPeople =
        $"""
        WITH people AS MATERIALIZED (SELECT id FROM accounts WHERE id IN @People),
        tagged AS MATERIALIZED ({FollowedTags}),
        theirs AS MATERIALIZED ({About("author_id")}),
        answers AS MATERIALIZED ({About("reply_to_account_id")}),
        about AS MATERIALIZED (SELECT id FROM theirs UNION SELECT id FROM answers)
        SELECT p.id, CASE WHEN ((p.author_id = @viewer OR s.followee_id IS NOT NULL) AND {HomeRule.Sql}) OR EXISTS (
            SELECT 1 FROM post_tags t JOIN tags g ON g.id = t.tag_id JOIN tagged n ON n.name = g.name
            WHERE t.post_id = p.id AND {HomeRule.TaggedSql}) THEN TRUE ELSE FALSE END AS belongs
        FROM about a CROSS JOIN posts p LEFT JOIN follows s ON s.follower_id = @viewer AND s.followee_id = p.author_id
        WHERE p.id = a.id
        ORDER BY p.id DESC LIMIT @Limit
        """;

    private static string Build(bool newestFirst) =>
        $"""
        WITH {Sources.With(newestFirst)},
        {Tags.With(newestFirst)}
        SELECT id FROM ({Sources.Posts} UNION {Tags.Posts}) found
        ORDER BY id {SourceSql.Order(newestFirst)} LIMIT @Limit
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
}
