using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Paging;
using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>What one account has posted and boosted, as far as the viewer may see it. The author unknown: 404.</summary>
public sealed class PostsByAuthor(Database database, AccountHydrator accounts, PostHydrator hydrator)
{
    public Task<Outcome<Page<PostView>>> PublishedAsync(AccountId author, AccountId? viewer, AuthorFilter filter, PageWindow window, CancellationToken ct) =>
        database.ReadAsync<Outcome<Page<PostView>>>(
            async db =>
            {
                if (await accounts.FindAsync(db, author) is not { } account) return Fault.NotFound;
                if (account.Suspended || filter.OnlyMedia) return new Page<PostView>([], null, null, false);
                var ids = window.NewestFirst(await db.QueryAsync<long>(
                    Sql(filter, window.Order),
                    new { author, viewer = viewer?.Value ?? 0, filter.Tag, window.Above, window.Below, window.Limit }));
                var posts = await hydrator.LoadAsync(db, ids.ConvertAll(id => new PostId(id)), viewer);
                return Page<PostView>.Of(window, ids, id => id, posts);
            },
            ct);

    /// <summary>Those they have pinned, the newest pin first.</summary>
    public Task<Outcome<List<PostView>>> PinnedAsync(AccountId author, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync<Outcome<List<PostView>>>(
            async db =>
            {
                if (await accounts.FindAsync(db, author) is null) return Fault.NotFound;
                var ids = await db.QueryAsync<long>(
                    "SELECT post_id FROM pins WHERE account_id = @author ORDER BY created_at DESC, post_id DESC", new { author });
                return await hydrator.LoadAsync(db, ids.ConvertAll(id => new PostId(id)), viewer);
            },
            ct);

    internal static string Sql(AuthorFilter filter, string order) =>
        $"""
        SELECT p.id FROM posts p
        WHERE p.author_id = @author AND p.id > @Above AND p.id < @Below AND {PostGate.VisibleSql}
        {(filter.WithoutReplies ? "AND (p.reply_to_id IS NULL OR p.reply_to_account_id = p.author_id)" : "")}
        {(filter.WithoutBoosts ? "AND p.boost_of_id IS NULL" : "")}
        {(filter.WithoutMentioned ? "AND p.visibility < 3" : "")}
        {(filter.Tag is null ? "" : "AND EXISTS (SELECT 1 FROM post_tags pt JOIN tags t ON t.id = pt.tag_id WHERE pt.post_id = p.id AND t.name = @Tag)")}
        ORDER BY p.id {order} LIMIT @Limit
        """;
}

/// <summary>What to leave out. Replies to oneself are no replies.</summary>
/// <param name="WithoutMentioned">Without posts that only the people mentioned may read.</param>
/// <param name="Tag">Only posts with this tag, its folded name.</param>
/// <param name="OnlyMedia">Only posts with pictures or sound: none yet.</param>
public sealed record AuthorFilter(
    bool WithoutReplies = false, bool WithoutBoosts = false, bool WithoutMentioned = false, bool OnlyMedia = false, string? Tag = null);
