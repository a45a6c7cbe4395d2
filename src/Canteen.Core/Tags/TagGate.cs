using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.Tags;

/// <summary>
/// Which hashtags exist for whom. A tag exists for a person through a post that they may find: for everybody through any public post;
/// through other posts for their author, for followers of the author where these may read them, and for the people mentioned.
/// </summary>
public sealed class TagGate
{
    /// <summary>A condition on <c>tags</c>: the tag exists for everybody.</summary>
    public const string PublicSql = "is_public = TRUE";

    // Sorts after every letter that a name may contain: the two bounds make a prefix search that the index can answer.
    private const string End = "\U0010FFFF";

    /// <summary>Of the posts that mention somebody, only this many of the newest are searched for tags.</summary>
    private const int Letters = 200;

    internal const string PublicNamesSql =
        $"SELECT name FROM tags WHERE {PublicSql} AND name >= @name AND name < @End ORDER BY name LIMIT @limit OFFSET @offset";

    /// <summary>
    /// For each author no more names than a page can show: each name is one seek in the index, however many tags anybody uses.
    /// </summary>
    internal const string QuietNamesSql =
        $"""
        WITH sources AS MATERIALIZED (
          SELECT f.followee_id AS author_id, v.visibility FROM follows f CROSS JOIN ({TagSql.QuietForFollowers}) v
          WHERE f.follower_id = @viewer AND NOT EXISTS (SELECT 1 FROM accounts g WHERE g.id = f.followee_id AND g.suspended_at IS NOT NULL)
          UNION ALL SELECT CAST(@viewer AS BIGINT), v.visibility FROM ({TagSql.QuietForAuthor}) v),
        edges AS MATERIALIZED (
          SELECT s.author_id, s.visibility, COALESCE((
            SELECT q.name FROM quiet_tags q
            WHERE q.author_id = s.author_id AND q.visibility = s.visibility AND q.name >= @name AND q.name < @End
            ORDER BY q.name LIMIT 1 OFFSET @Upto - 1), @End) AS high FROM sources s)
        SELECT q.name FROM edges e JOIN quiet_tags q ON q.author_id = e.author_id AND q.visibility = e.visibility
        WHERE q.name >= @name AND q.name <= e.high
        """;

    internal const string LetterNamesSql =
        $"""
        SELECT g.name FROM (SELECT m.post_id FROM mentions m WHERE m.account_id = @viewer ORDER BY m.post_id DESC LIMIT @Letters) l
        JOIN posts p ON p.id = l.post_id JOIN post_tags t ON t.post_id = l.post_id JOIN tags g ON g.id = t.tag_id
        WHERE p.community_id IS NULL AND NOT ({TagSql.MayBeListed} AND p.local_only = FALSE) AND g.name >= @name AND g.name < @End
        """;

    private const string PersonSql =
        $"""
        SELECT name FROM (
          SELECT name FROM (SELECT name FROM tags WHERE {PublicSql} AND name >= @name AND name < @End ORDER BY name LIMIT @Upto) everybodys
          UNION SELECT name FROM ({QuietNamesSql}) quiet
          UNION SELECT name FROM ({LetterNamesSql}) letters) found
        ORDER BY name LIMIT @limit OFFSET @offset
        """;

    /// <param name="name">How the names begin, folded.</param>
    /// <returns>Folded names, in order.</returns>
    public Task<List<string>> FindAsync(ReadSession db, string name, AccountId? viewer, int limit, int offset) =>
        db.QueryAsync<string>(
            viewer is null ? PublicNamesSql : PersonSql,
            new { name, End = name + End, viewer = viewer?.Value ?? 0, limit, offset, Upto = limit + offset, Letters });
}
