using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Pins;

public sealed class UnpinPost(Database database, PostGate gate)
{
    /// <returns>The post, even if it was not pinned. 404 when not visible.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await gate.VisiblePostAsync(tx, id, who) is null) return Fault.NotFound;
                var removed = await tx.ExecuteAsync("DELETE FROM pins WHERE account_id = @who AND post_id = @id", new { who, id });
                if (removed > 0) await tx.AnnounceAsync(new PostUnpinned(id, who));
                return id;
            },
            ct);
}
