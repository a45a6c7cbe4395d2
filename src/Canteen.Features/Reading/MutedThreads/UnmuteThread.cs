using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.MutedThreads;

/// <summary>Notifies a person again of what happens in the thread around a post, but not of what happened while it was muted.</summary>
public sealed class UnmuteThread(Database database, PostGate gate)
{
    /// <returns>The post (of a boost, the original), even if its thread was not muted. 404 when not visible.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await gate.VisibleOriginalAsync(tx, id, who) is not { } post) return Fault.NotFound;
                var removed = await tx.ExecuteAsync(
                    "DELETE FROM muted_threads WHERE account_id = @who AND thread_id = @ThreadId", new { who, post.ThreadId });
                if (removed > 0) await tx.AnnounceAsync(new ThreadUnmuted(new PostId(post.ThreadId), who));
                return post.Id;
            },
            ct);
}
