using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Favourites;

public sealed class FavouritePost(Database database, PostGate gate)
{
    /// <returns>The post that is now a favourite (of a boost, the original), even if it was one before. 404 when not visible.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await gate.VisibleOriginalAsync(tx, id, who) is not { } post) return Fault.NotFound;
                if (!await InsertAsync(tx, post.Id, who)) return post.Id;
                if (await CountPost.FavouriteAsync(tx, post.Id) is not { } counts) return Fault.NotFound;
                await tx.AnnounceAsync(new PostFavourited(post.Id, who, post.AuthorId, counts));
                return post.Id;
            },
            ct);

    private static async Task<bool> InsertAsync(WriteTransaction tx, PostId post, AccountId who) =>
        await tx.ExecuteAsync(
            "INSERT INTO favourites (id, account_id, post_id, created_at) VALUES (@Id, @who, @post, @Now) ON CONFLICT DO NOTHING",
            new { Id = tx.NewId<Post>(), who, post, tx.Now }) > 0;
}
