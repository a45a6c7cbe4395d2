using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;

namespace Canteen.Core.Timelines;

/// <summary>
/// The timeline of a list from the database: of its people as <see cref="SourceSql"/> reads them, with its hashtags.
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

    /// <summary>Its hashtags with those that are read together with them.</summary>
    internal static readonly string TagsSql = TagGroupSql.Of("SELECT name FROM list_tags WHERE list_id = @List");

    private static readonly TagSourceSql Tags = new(TagsSql, ListRule.TaggedSql);

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


    internal const string RepliesSql = "SELECT replies FROM lists WHERE id = @List AND account_id = @viewer";

    private static string Build(bool newestFirst) =>
        $"""
        WITH {Members.With(newestFirst)},
        {Tags.With(newestFirst)}
        SELECT id FROM ({Members.Posts} UNION {Tags.Posts}) found
        ORDER BY id {SourceSql.Order(newestFirst)} LIMIT @Limit
        """;
}
