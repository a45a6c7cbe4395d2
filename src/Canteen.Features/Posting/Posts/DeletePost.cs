using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Takes a post back. The row stays as a gravestone without words, so that its id never means another post. What hung on it goes with it,
/// a slice at once (<see cref="PostRemains"/>) and what is more by a job: nobody sees any of it, for it shows the post or nothing.
/// </summary>
public sealed class DeletePost(Database database, VisiblePosts posts, PostGate gate)
{
    /// <returns>The post as it was, with what was typed. 404 for what is not one's own.</returns>
    public async Task<Outcome<PostView>> RunAsync(PostId id, AccountId who, CancellationToken ct)
    {
        // Its words are gone with it, so they are read before; what is done goes by what the transaction itself finds.
        if ((await posts.ShowAsync(who, [id], ct))[0] is not { IsOwn: true } seen) return Fault.NotFound;
        return await database.WriteAsync<Outcome<PostView>>(async tx => await TakeBackAsync(tx, id, who) ? seen.ToView() : Fault.NotFound, ct);
    }

    /// <summary>False when somebody else was faster.</summary>
    private async Task<bool> TakeBackAsync(WriteTransaction tx, PostId id, AccountId who)
    {
        if (await gate.VisiblePostAsync(tx, id, who) is not { } post || post.AuthorId != who) return false;
        if (post.BoostOfId is { } original) return await BoostRows.BoostAsync(tx, original, who);
        if (!await BuryAsync(tx, post)) return false;
        var answered = post is { IsOpen: true, ReplyToId: { } parent } ? await CountPost.AnswerGoneAsync(tx, parent) : null;
        var (tags, audience) = (await PostTags.DeleteAsync(tx, post), post.Audience);
        await tx.AnnounceAsync(new PostDeleted(
            id, who, audience.Visibility, post.ReplyToId, tags, answered, new PostId(post.ThreadId), audience.LocalOnly, audience.Community));
        if (await PostRemains.ClearAsync(tx, id)) await ClearRemains.LeaveAsync(tx, id);
        return true;
    }

    private static async Task<bool> BuryAsync(WriteTransaction tx, Post post)
    {
        var args = new { post.Id, post.AuthorId, tx.Now };
        var buried = await tx.ExecuteAsync(
            "UPDATE posts SET deleted_at = @Now, text = '', html = '', content_warning = '' WHERE id = @Id AND deleted_at IS NULL", args);
        if (buried == 0) return false;
        if (post.Visibility != Visibility.Mentioned)
            await tx.ExecuteAsync("UPDATE accounts SET posts_count = posts_count - 1 WHERE id = @AuthorId", args);
        await tx.ExecuteAsync("DELETE FROM pins WHERE account_id = @AuthorId AND post_id = @Id", args);
        return true;
    }
}
