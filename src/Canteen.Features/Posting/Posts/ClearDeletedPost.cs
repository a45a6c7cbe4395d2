using System.Text.Json;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>Deletes what is left of a deleted post, slice by slice. When the job runs again, it continues where it stopped.</summary>
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
            // The next slice follows once this node's streams have heard of this one.
        }
    }

    private sealed record Rest(PostId Post);
}
