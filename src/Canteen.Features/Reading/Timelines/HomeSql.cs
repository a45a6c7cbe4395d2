namespace Canteen.Features.Reading.Timelines;

/// <summary>
/// The home timeline as one query that reads little, however many one follows and however much they post: of each account the one post
/// next to the cursor, by a seek in the index posts_author; of the accounts with the nearest of these (no other can be in the page)
/// the edge of a page of their own; then the rows up to the edges, merged. Each step asks the same question of a post, or rows between
/// two pages would be lost.
/// </summary>
internal static class HomeSql
{
    public static readonly string NewestFirst = Build("DESC", edge => $"COALESCE(({edge}), @Above + 1) AS low, @Below - 1 AS high");
    public static readonly string OldestFirst = Build("ASC", edge => $"@Above + 1 AS low, COALESCE(({edge}), @Below - 1) AS high");

    // Mastodon's rules: boosts unless switched off, languages as chosen, replies only to oneself, to the author and to people one
    // follows; a reply to what is not known here is left out.
    private const string Belongs =
        """
        p.deleted_at IS NULL
        AND (p.boost_of_id IS NULL OR s.show_boosts = TRUE)
        AND (p.author_id = @viewer OR (
          (p.visibility < 3 OR EXISTS (SELECT 1 FROM mentions m WHERE m.post_id = p.id AND m.account_id = @viewer))
          AND (p.reply_to_id IS NULL OR p.reply_to_account_id IN (p.author_id, @viewer)
            OR EXISTS (SELECT 1 FROM follows r WHERE r.follower_id = @viewer AND r.followee_id = p.reply_to_account_id))
          AND (s.languages IS NULL OR p.language IS NULL OR ' ' || s.languages || ' ' LIKE '% ' || p.language || ' %')))
        """;

    private static string Build(string order, Func<string, string> bounds) =>
        $"""
        WITH sources AS MATERIALIZED (
          SELECT followee_id AS author_id, show_boosts, languages FROM follows WHERE follower_id = @viewer
          UNION ALL SELECT CAST(@viewer AS BIGINT), TRUE, NULL),
        nearest AS MATERIALIZED (
          SELECT s.author_id, s.show_boosts, s.languages, ({Seek(order, "0")}) AS first_id FROM sources s),
        few AS MATERIALIZED (
          SELECT * FROM nearest WHERE first_id IS NOT NULL ORDER BY first_id {order} LIMIT @Limit),
        edges AS MATERIALIZED (
          SELECT s.author_id, s.show_boosts, s.languages, {bounds(Seek(order, "@Limit - 1"))} FROM few s)
        SELECT p.id, p.boost_of_id FROM edges s JOIN posts p ON p.author_id = s.author_id AND p.id BETWEEN s.low AND s.high
        WHERE {Belongs}
        ORDER BY p.id {order} LIMIT @Limit
        """;

    private static string Seek(string order, string offset) =>
        $"""
        SELECT p.id FROM posts p WHERE p.author_id = s.author_id AND p.id > @Above AND p.id < @Below AND {Belongs}
        ORDER BY p.id {order} LIMIT 1 OFFSET {offset}
        """;
}
