using Canteen.Core.Posts;
using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Bookmarks;

/// <summary>Bookmarks a post for later. Nobody else is told, and nothing is counted.</summary>
public sealed class BookmarkPost(Database database, PostGate gate)
{
    /// <returns>The post (of a boost, what was boosted), also when it was kept before. 404 when not visible.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync(tx => KeepAsync(tx, id, who), ct);

    /// <inheritdoc cref="KeepPost"/>
    internal async Task<Outcome<PostId>> KeepAsync(WriteTransaction tx, PostId id, AccountId who)
    {
        if (await gate.VisibleOriginalAsync(tx, id, who) is not { } post) return Fault.NotFound;
        var added = await tx.ExecuteAsync(
            "INSERT INTO bookmarks (id, account_id, post_id, created_at) VALUES (@New, @who, @Id, @Now) ON CONFLICT DO NOTHING",
            new { New = tx.NewId<Post>(), who, post.Id, tx.Now });
        if (added > 0) await tx.AnnounceAsync(new PostBookmarked(post.Id, who));
        return post.Id;
    }
}
