using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Pins;

/// <summary>Pins a member's own post to the top of their profile.</summary>
public sealed class PinPost(Database database, PostGate gate)
{
    /// <returns>
    /// The post, even if it was pinned before. 404 not visible; 422 somebody else's, a boost, only for mentioned people, or too many.
    /// </returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await gate.VisiblePostAsync(tx, id, who) is not { } post) return Fault.NotFound;
                if (await tx.ScalarAsync<long>("SELECT count(*) FROM pins WHERE account_id = @who AND post_id = @id", new { who, id }) > 0)
                    return id;
                var pinned = await tx.ScalarAsync<long>("SELECT count(*) FROM pins WHERE account_id = @who", new { who });
                if (post.CanBePinnedBy(who, pinned) is { } refused) return refused;
                await tx.ExecuteAsync(
                    "INSERT INTO pins (account_id, post_id, created_at) VALUES (@who, @id, @Now)", new { who, id, tx.Now });
                await tx.AnnounceAsync(new PostPinned(id, who));
                return id;
            },
            ct);
}
