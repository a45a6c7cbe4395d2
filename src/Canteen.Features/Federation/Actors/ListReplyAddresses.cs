using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>Addresses of posts: of replies that strangers may read, and of the posts that some posts reply to.</summary>
public sealed class ListReplyAddresses(Database database, VisiblePosts visible)
{
    /// <summary>How many replies a page lists; other servers fetch each of them.</summary>
    public const int PageSize = 20;

    private const string RepliesSql =
        $"""
        SELECT p.id FROM posts p
        WHERE p.reply_to_id = @post AND p.id > @after AND {AudienceSql.ForEveryone} AND {VisibleRule.Sql}
        ORDER BY p.id LIMIT @PageSize
        """;

    /// <summary>The replies after <paramref name="after"/> (0: from the first), oldest first.</summary>
    public async Task<List<PostView>> RepliesAsync(PostId post, long after, CancellationToken ct)
    {
        var ids = await database.ReadAsync(db => db.QueryAsync<PostId>(RepliesSql, new { post, after, viewer = 0L, PageSize }), ct);
        return (await visible.ListAsync(null, ids, FilterContext.None, ct)).ConvertAll(reply => reply.ToView());
    }

    /// <summary>What each of the posts replies to, where a stranger may read that.</summary>
    public async Task<Dictionary<PostId, string>> ParentsAsync(IEnumerable<PostView> posts, CancellationToken ct)
    {
        var parents = posts.Select(p => p.Shown.ReplyToId).OfType<PostId>().Distinct().ToList();
        return (await visible.ListAsync(null, parents, FilterContext.None, ct)).ToDictionary(p => p.Id, p => p.Post.View!.Uri);
    }
}
