using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>An actor's posts and boosts, and their pinned posts, as far as strangers may read them.</summary>
public sealed class ListWireObjects(Database database, VisiblePosts visible, PinnedPostCache pinned, ListReplyAddresses replies)
{
    private const string OutboxSql =
        $"""
        SELECT p.id FROM posts p
        WHERE p.author_id = @author AND p.id > @Above AND p.id < @Below AND {VisibleRule.Sql} AND {AudienceSql.ForEveryone}
        """;

    public async Task<Page<WireObject>> OutboxAsync(AccountId author, PageWindow window, CancellationToken ct)
    {
        var args = new { author, viewer = 0L, window.Above, window.Below, window.Limit };
        var ids = window.NewestFirst(
            await database.ReadAsync(db => db.QueryAsync<PostId>($"{OutboxSql} ORDER BY p.id {window.Order} LIMIT @Limit", args), ct));
        return Page<WireObject>.Of(window, ids, id => id.Value, await ReadAsync(ids, ct));
    }

    public async Task<IReadOnlyList<WireObject>> PinnedAsync(AccountId author, CancellationToken ct) =>
        await ReadAsync(await pinned.FindAsync(author, ct), ct);

    private async Task<IReadOnlyList<WireObject>> ReadAsync(IReadOnlyList<PostId> ids, CancellationToken ct)
    {
        var posts = (await visible.ListAsync(null, ids, FilterContext.None, ct)).ConvertAll(post => post.ToView());
        var parents = await replies.ParentsAsync(posts, ct);
        return posts.ConvertAll(p => new WireObject(p, p.ReplyToId is { } id ? parents.GetValueOrDefault(id) : null));
    }
}

/// <param name="ReplyTo">The address of the post that it replies to; null if there is none that strangers may read.</param>
public sealed record WireObject(PostView Post, string? ReplyTo);
