using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// What one account has posted and boosted, as far as the viewer may see it: from memory as far as that reaches, and beyond that in one
/// query. 404 when there is no such author for the viewer.
/// </summary>
public sealed class PostsByAuthor(
    Database database, AccountGate gate, AuthorTimelineCache timelines, PinnedPostCache pinned, VisiblePosts posts)
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
        var args = new { author, viewer = viewer?.Value ?? 0, filter.Tag, window.Above, window.Below, window.Limit };
        var ids = window.NewestFirst(await database.ReadAsync(db => db.QueryAsync<PostId>(Sql(filter, window.Order), args), ct));
        return Page<ShownPost>.Of(window, ids, id => id.Value, await posts.ListAsync(viewer, ids, FilterContext.Account, ct));
    }

    internal static string Sql(AuthorFilter filter, string order) =>
        $"""
        SELECT p.id FROM posts p
        WHERE p.author_id = @author AND p.id > @Above AND p.id < @Below AND {VisibleRule.Sql} AND {filter.Sql}
        ORDER BY p.id {order} LIMIT @Limit
        """;
}
