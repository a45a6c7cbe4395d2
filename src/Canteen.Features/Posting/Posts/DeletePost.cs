using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Takes a post back. The row stays as a gravestone without words, so that its id never means another post. What hung on it goes with it,
/// a slice at once (<see cref="PostRemains"/>) and what is more by a job: nobody sees any of it, for it shows the post or nothing.
/// </summary>
public sealed class DeletePost(Database database, PostHydrator hydrator)
{
    /// <returns>The post as it was, with what was typed. 404 for what is not one's own.</returns>
    public Task<Outcome<PostView>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostView>>(
            async tx =>
            {
                if (await hydrator.FindAsync(tx, id, who) is not { } post || post.Author.Id != who) return Fault.NotFound;
                if (post.BoostOf is { } original) return await TakenBack.BoostAsync(tx, original.Id, who) ? post : Fault.NotFound;
                if (!await BuryAsync(tx, post)) return Fault.NotFound;
                var counts = post is { ReplyToId: { } answered, Visibility: Visibility.Public or Visibility.Unlisted }
                    ? await CountPost.AnswerGoneAsync(tx, answered)
                    : null;
                await tx.AnnounceAsync(new PostDeleted(id, who, post.Visibility, post.ReplyToId, [.. post.Tags.Select(t => t.Name)], counts));
                if (await PostRemains.ClearAsync(tx, id)) await ClearRemains.LeaveAsync(tx, id);
                return post;
            },
            ct);

    /// <summary>False when somebody else was faster.</summary>
    private static async Task<bool> BuryAsync(WriteTransaction tx, PostView post)
    {
        var args = new { post.Id, Author = post.Author.Id, tx.Now };
        var buried = await tx.ExecuteAsync(
            "UPDATE posts SET deleted_at = @Now, text = '', html = '', content_warning = '' WHERE id = @Id AND deleted_at IS NULL", args);
        if (buried == 0) return false;
        if (post.Visibility != Visibility.Mentioned) await tx.ExecuteAsync("UPDATE accounts SET posts_count = posts_count - 1 WHERE id = @Author", args);
        await tx.ExecuteAsync("DELETE FROM pins WHERE account_id = @Author AND post_id = @Id", args);
        await PostTags.DeleteAsync(tx, post);
        return true;
    }
}
