using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>What an actor has said and boosted, and what they pinned, as far as strangers may read it.</summary>
public sealed class ListWireObjects(Database database, VisiblePosts visible, ListReplyAddresses replies)
{
    private const string OutboxSql =
        $"""
        SELECT p.id FROM posts p
        WHERE p.author_id = @author AND p.id > @Above AND p.id < @Below AND {VisibleRule.Sql} AND {AudienceSql.ForEveryone}
        """;

    private const string PinnedSql = "SELECT post_id FROM pins WHERE account_id = @author ORDER BY created_at DESC, post_id DESC";

    public async Task<Page<WireObject>> OutboxAsync(AccountId author, PageWindow window, CancellationToken ct)
    {
        var args = new { author, viewer = 0L, window.Above, window.Below, window.Limit };
        var ids = window.NewestFirst(
            await database.ReadAsync(db => db.QueryAsync<PostId>($"{OutboxSql} ORDER BY p.id {window.Order} LIMIT @Limit", args), ct));
        return Page<WireObject>.Of(window, ids, id => id.Value, await ReadAsync(ids, ct));
    }

    public async Task<IReadOnlyList<WireObject>> PinnedAsync(AccountId author, CancellationToken ct) =>
        await ReadAsync(await database.ReadAsync(db => db.QueryAsync<PostId>(PinnedSql, new { author }), ct), ct);

    private async Task<IReadOnlyList<WireObject>> ReadAsync(List<PostId> ids, CancellationToken ct)
    {
        var posts = (await visible.ListAsync(null, ids, ct)).ConvertAll(post => post.ToView());
        var parents = await replies.ParentsAsync(posts, ct);
        return posts.ConvertAll(p => new WireObject(p, p.ReplyToId is { } id ? parents.GetValueOrDefault(id) : null));
    }
}

/// <param name="ReplyTo">The address of what it replies to; null where there is none that strangers may know.</param>
public sealed record WireObject(PostView Post, string? ReplyTo);
