using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Boosts;

public sealed class UnboostPost(Database database, PostGate gate)
{
    /// <returns>The original, even if it was not boosted. 404 if it is not visible, unless it was boosted while it was.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                var original = new PostId(
                    await tx.ScalarAsync<long>("SELECT COALESCE(boost_of_id, id) FROM posts WHERE id = @id", new { id }));
                if (await BoostRows.BoostAsync(tx, original, who)) return original;
                return await gate.VisibleOriginalAsync(tx, id, who) is null ? Fault.NotFound : original;
            },
            ct);
}
