using System.Text.Json;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Removes the notifications about a deleted post that are left after the first slice.</summary>
internal sealed class ForgetPost(Database database) : IJobWorker
{
    private const string JobKind = "notifications-of-post";

    public string Kind => JobKind;

    /// <summary>Removes the first slice at once, and leaves the rest to a job.</summary>
    public static async Task BeginAsync(WriteTransaction tx, PostId post)
    {
        if (await NotificationSlices.OfPostAsync(tx, post)) await tx.EnqueueAsync(JobKind, new Forgotten(post), key: post.ToString());
    }

    public async Task RunAsync(string payload, CancellationToken ct)
    {
        var post = JsonSerializer.Deserialize<Forgotten>(payload)!.Post;
        while (await database.WriteAsync(tx => NotificationSlices.OfPostAsync(tx, post), ct))
        {
            // The next slice.
        }
    }

    private sealed record Forgotten(PostId Post);
}
