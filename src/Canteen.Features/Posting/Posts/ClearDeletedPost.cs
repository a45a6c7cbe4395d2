using System.Text.Json;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>Takes away what is left of a deleted post, slice after slice. Begun again, it goes on where it was.</summary>
internal sealed class ClearDeletedPost(Database database) : IJobWorker
{
    private const string JobKind = "post-remains";

    public string Kind => JobKind;

    public static Task LeaveAsync(WriteTransaction tx, PostId post) => tx.EnqueueAsync(JobKind, new Rest(post), key: post.ToString());

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var post = JsonSerializer.Deserialize<Rest>(payload)!.Post;
        while (await database.WriteAsync(tx => DeletedPostRows.ClearAsync(tx, post), ct))
        {
            // The next slice, when this node's streams have heard of this one.
        }
    }

    private sealed record Rest(PostId Post);
}
