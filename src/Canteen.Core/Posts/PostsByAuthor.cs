using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// What one account has posted and boosted, as far as the viewer may see it: from memory as far as that reaches, and beyond that in one
/// query. 404 when there is no such author for the viewer.
/// </summary>
public sealed class PostsByAuthor(
    Database database, AccountGate gate, AuthorTimelineCache timelines, PinnedPostCache pinned, VisiblePosts posts, TagAliasCache aliases)
{
    public async Task<Outcome<Page<ShownPost>>> PublishedAsync(
        AccountId author, AccountId? viewer, AuthorFilter filter, PageWindow window, CancellationToken ct)
    {
        if (await gate.FindAsync(author, viewer, ct) is not { } account) return Fault.NotFound;
        if (account.Suspended || filter.OnlyMedia) return Page<ShownPost>.Empty;
        return await FromMemoryAsync(author, viewer, filter, window, ct) ?? await FromDatabaseAsync(author, viewer, filter, window, ct);
    }

    /// <summary>The pinned posts, the newest pin first.</summary>
    public async Task<Outcome<List<ShownPost>>> PinnedAsync(AccountId author, AccountId? viewer, CancellationToken ct)
    {
        if (await gate.FindAsync(author, viewer, ct) is null) return Fault.NotFound;
        return await posts.ListAsync(viewer, await pinned.FindAsync(author, ct), FilterContext.Account, ct);
    }

    /// <summary>Null where there may be more than is cached.</summary>
    private async Task<Page<ShownPost>?> FromMemoryAsync(
        AccountId author, AccountId? viewer, AuthorFilter filter, PageWindow window, CancellationToken ct)
    {
        if (filter.Tag is not null || window.MinId is not null) return null;
        return await (await timelines.FindAsync(author, ct)).PageAsync(posts, viewer, window, FilterContext.Account, Wants, ct);

        bool Wants(ShownPost post) => filter.Wants(post.Post.View!.Audience, post.Post.AnswersOther, post.Original is not null);
    }

    private async Task<Page<ShownPost>> FromDatabaseAsync(
        AccountId author, AccountId? viewer, AuthorFilter filter, PageWindow window, CancellationToken ct)
    {
        var tags = filter.Tag is { } tag ? (await aliases.FindAsync(ct)).GroupOf(tag) : [];
        var args = new { author, viewer = viewer?.Value ?? 0, tags, window.Above, window.Below, window.Limit };
        var sql = tags.Count > 1 ? GroupSql(filter, window.Order) : Sql(filter, window.Order);
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(sql, args), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, FilterContext.Account, ct));
    }

    internal static string Sql(AuthorFilter filter, string order) => filter.Tag is not null ? TaggedSql(filter, order) :
        $"""
        SELECT p.id FROM posts p
        WHERE p.author_id = @author AND p.id > @Above AND p.id < @Below AND {VisibleRule.Sql} AND {filter.Sql}
        ORDER BY p.id {order} LIMIT @Limit
        """;

    // Along the index of post_tags: to walk along all posts of somebody who seldom used the tag would take long.
    private static string TaggedSql(AuthorFilter filter, string order) =>
        $"""
        SELECT t.post_id FROM post_tags t CROSS JOIN posts p
        WHERE t.author_id = @author AND t.tag_id = (SELECT g.id FROM tags g WHERE g.name IN @tags)
          AND t.post_id > @Above AND t.post_id < @Below AND p.id = t.post_id AND {VisibleRule.Sql} AND {filter.Sql}
        ORDER BY t.post_id {order} LIMIT @Limit
        """;

    // Of several hashtags that are read together: sorts what one person posted with them, which is never very much.
    private static string GroupSql(AuthorFilter filter, string order) =>
        $"""
        SELECT p.id FROM posts p
        WHERE p.id IN (
          SELECT t.post_id FROM tags g CROSS JOIN post_tags t
          WHERE g.name IN @tags AND t.author_id = @author AND t.tag_id = g.id AND t.post_id > @Above AND t.post_id < @Below)
          AND {VisibleRule.Sql} AND {filter.Sql}
        ORDER BY p.id {order} LIMIT @Limit
        """;
}
