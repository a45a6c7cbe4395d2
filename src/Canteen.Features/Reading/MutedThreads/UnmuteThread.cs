using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.MutedThreads;

/// <summary>Notifies a person again of what happens in the thread around a post, but not of what happened while it was muted.</summary>
public sealed class UnmuteThread(Database database, PostGate gate)
{
    /// <param name="id">Of a post in the thread; that of the first one does also when it may no longer be seen.</param>
    /// <returns>The post (of a boost, the original), even if its thread was not muted. 404 when not visible.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                var post = await gate.VisibleOriginalAsync(tx, id, who);
                var thread = post is null ? id : new PostId(post.ThreadId);
                var removed = await tx.ExecuteAsync(
                    "DELETE FROM muted_threads WHERE account_id = @who AND thread_id = @thread", new { who, thread });
                if (removed > 0) await tx.AnnounceAsync(new ThreadUnmuted(thread, who));
                else if (post is null) return Fault.NotFound;
                return post?.Id ?? id;
            },
            ct);
}
