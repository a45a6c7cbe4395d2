using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.MutedThreads;

/// <summary>Mutes the thread around a post: the person is not notified of what happens in it. Nobody else learns of it.</summary>
public sealed class MuteThread(Database database, PostGate gate)
{
    /// <returns>The post (of a boost, the original), even if its thread was muted before. 404 when not visible.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                if (await gate.VisibleOriginalAsync(tx, id, who) is not { } post) return Fault.NotFound;
                var added = await tx.ExecuteAsync(
                    "INSERT INTO muted_threads (account_id, thread_id, created_at) VALUES (@who, @ThreadId, @Now) ON CONFLICT DO NOTHING",
                    new { who, post.ThreadId, tx.Now });
                if (added > 0) await tx.AnnounceAsync(new ThreadMuted(new PostId(post.ThreadId), who));
                return post.Id;
            },
            ct);
}
