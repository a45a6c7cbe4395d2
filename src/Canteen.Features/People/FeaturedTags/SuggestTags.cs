using Canteen.Core.Audiences;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.People.FeaturedTags;

/// <summary>
/// Hashtags that somebody might want to feature: those that they used most in their latest posts for everybody, but for those that they
/// feature already.
/// </summary>
public sealed class SuggestTags(Database database, TagHydrator hydrator)
{
    private const int Most = 10;

    /// <summary>How many of their latest posts are looked at.</summary>
    private const int Looked = 500;

    internal const string Sql =
        $"""
        WITH latest AS MATERIALIZED (
          SELECT p.id FROM posts p
          WHERE p.author_id = @me AND p.deleted_at IS NULL AND p.boost_of_id IS NULL AND {AudienceSql.ForEveryone}
          ORDER BY p.id DESC LIMIT @Looked)
        SELECT g.name FROM latest l JOIN post_tags t ON t.post_id = l.id JOIN tags g ON g.id = t.tag_id
        WHERE NOT EXISTS (SELECT 1 FROM featured_tags f WHERE f.account_id = @me AND f.name = g.name)
        GROUP BY g.id, g.name ORDER BY count(*) DESC, max(l.id) DESC LIMIT @Most
        """;

    public Task<List<TagUseView>> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(
            async db => await hydrator.LoadAsync(db, await db.QueryAsync<string>(Sql, new { me, Looked, Most })), ct);
}
