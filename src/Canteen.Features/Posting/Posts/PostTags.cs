using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// The tags of a post, as long as it exists. A tag is displayed as it was first written with capitals in a public post; how it is written
/// in other posts must not be revealed.
/// </summary>
internal static class PostTags
{
    /// <summary>
    /// A public post is linked only to tags that are public already, so that it notices if the last other public post with one of them is
    /// deleted meanwhile.
    /// </summary>
    internal static string LinkSql(int tags) =>
        $"""
        INSERT INTO post_tags (tag_id, visibility, post_id, author_id, number)
        SELECT g.id, @visibility, @post, @Author, CASE g.name
          {string.Join(' ', Enumerable.Range(0, tags).Select(tag => $"WHEN @Name{tag} THEN @Number{tag}"))} END
        FROM tags g WHERE g.name IN @Names AND (g.is_public = TRUE OR @isPublic = FALSE) ON CONFLICT DO NOTHING
        """;

    private const string QuietSql =
        """
        INSERT INTO quiet_tags (author_id, visibility, name, posts) SELECT @Author, @visibility, name, 1 FROM tags WHERE name IN @Names
        ON CONFLICT (author_id, visibility, name) DO UPDATE SET posts = quiet_tags.posts + 1
        """;

    internal const string NamesSql = "SELECT g.name FROM post_tags t JOIN tags g ON g.id = t.tag_id WHERE t.post_id = @Id ORDER BY g.id";

    internal const string CloseSql =
        $"""
        UPDATE tags SET is_public = FALSE, display = name
        WHERE name IN @Names AND is_public = TRUE AND NOT EXISTS (
          SELECT 1 FROM post_tags t JOIN posts p ON p.id = t.post_id
          WHERE t.tag_id = tags.id AND {TagSql.MayBeListed} AND {AudienceSql.ForEveryone})
        """;

    internal static readonly string[] QuietSteps =
    [
        "UPDATE quiet_tags SET posts = posts - 1 WHERE author_id = @Author AND visibility = @visibility AND name IN @Names",
        "DELETE FROM quiet_tags WHERE author_id = @Author AND visibility = @visibility AND name IN @Names AND posts < 1",
    ];

    public static async Task InsertAsync(WriteTransaction tx, PostId post, NewPost of, IdSource ids)
    {
        var (isPublic, parts) = (MakesPublic(of.Audience), of.Parts);
        foreach (var tag in parts.Tags.OrderBy(t => t.Name, StringComparer.Ordinal)) await MakeKnownAsync(tx, tag, isPublic, parts, ids);
        var names = parts.Tags.Select(t => t.Name).ToList();
        var (sql, link) = (LinkSql(names.Count), LinkArgs(post, of, names));
        var linked = await tx.ExecuteAsync(sql, link);
        if (IsQuiet(of.Audience))
            await tx.ExecuteAsync(QuietSql, new { of.Author, visibility = (long)of.Audience.Visibility, Names = names });
        else if (isPublic && linked < parts.Tags.Count)
        {
            await MakePublicAsync(tx, parts.Tags);
            await tx.ExecuteAsync(sql, link);
        }
    }

    /// <returns>The folded names of the tags.</returns>
    public static async Task<List<string>> DeleteAsync(WriteTransaction tx, Post post)
    {
        var names = await tx.QueryAsync<string>(NamesSql, new { post.Id });
        if (names.Count == 0) return names;
        var args = new
        {
            post.Id, Author = post.AuthorId, visibility = (long)post.Visibility,
            Names = names.Order(StringComparer.Ordinal).ToList()
        };
        await tx.ExecuteAsync("DELETE FROM post_tags WHERE post_id = @Id", args);
        if (MakesPublic(post.Audience)) await tx.ExecuteAsync(CloseSql, args);
        foreach (var step in IsQuiet(post.Audience) ? QuietSteps : []) await tx.ExecuteAsync(step, args);
        return names;
    }

    private static Dictionary<string, object> LinkArgs(PostId post, NewPost of, List<string> names)
    {
        var args = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["post"] = post.Value, ["Author"] = of.Author.Value, ["visibility"] = (long)of.Audience.Visibility,
            ["isPublic"] = MakesPublic(of.Audience), ["Names"] = names,
        };
        foreach (var (at, name) in names.Index())
            (args[$"Name{at}"], args[$"Number{at}"]) = (name, (long)of.Numbers.Of(name, post, of.Audience));
        return args;
    }

    private static bool MakesPublic(in Audience audience) => audience is { IsListed: true, IsForEveryone: true };

    // What is said in a community is found there, and nowhere by its tags.
    private static bool IsQuiet(in Audience audience) => !MakesPublic(audience) && audience.Community is null;

    private static async Task MakeKnownAsync(WriteTransaction tx, TagUse tag, bool isPublic, PostParts parts, IdSource ids)
    {
        if (parts.KnownTags.FirstOrDefault(k => k.Name == tag.Name) is not { } known)
        {
            await tx.ExecuteAsync(
                "INSERT INTO tags (id, name, display, is_public, created_at) VALUES (@Id, @Name, @Display, @isPublic, @Now) ON CONFLICT DO NOTHING",
                new { Id = ids.NextValue(), tag.Name, Display = isPublic ? tag.Display : tag.Name, isPublic, tx.Now });
        }
        else if (isPublic && known.IsPublic && tag.HasCapitals && !new TagUse(known.Name, known.Display).HasCapitals)
        {
            await tx.ExecuteAsync(
                "UPDATE tags SET display = @Display WHERE name = @Name AND display = @Old",
                new { tag.Name, tag.Display, Old = known.Display });
        }
    }

    private static async Task MakePublicAsync(WriteTransaction tx, IReadOnlyList<TagUse> tags)
    {
        foreach (var tag in tags.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            await tx.ExecuteAsync(
                "UPDATE tags SET is_public = TRUE, display = @Display WHERE name = @Name AND is_public = FALSE", new { tag.Name, tag.Display });
        }
    }
}
