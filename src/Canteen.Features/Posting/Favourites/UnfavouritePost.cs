using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Favourites;

public sealed class UnfavouritePost(Database database, PostGate gate)
{
    private const string RemoveSql =
        """
        DELETE FROM favourites WHERE account_id = @who AND post_id = (SELECT COALESCE(boost_of_id, id) FROM posts WHERE id = @id)
        RETURNING post_id
        """;

    /// <returns>The post, even if it was not a favourite. 404 if it is not visible, unless it became a favourite while it was.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                var removed = new PostId(await tx.ScalarAsync<long>(RemoveSql, new { id, who }));
                if (removed == default) return await gate.VisibleOriginalAsync(tx, id, who) is { } seen ? seen.Id : Fault.NotFound;
                var counts = await CountPost.UnfavouriteAsync(tx, removed);
                var post = await tx.FirstOrDefaultAsync<Liked>("SELECT author_id, uri FROM posts WHERE id = @removed", new { removed });
                await tx.AnnounceAsync(new PostUnfavourited(removed, who, post!.AuthorId, counts, post.Uri));
                return removed;
            },
            ct);

    private sealed class Liked
    {
        public AccountId AuthorId { get; set; }
        public string? Uri { get; set; }
    }
}
