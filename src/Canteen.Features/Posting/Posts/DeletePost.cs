using Canteen.Core.Audiences;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Deletes a post. The row stays, without text, so that its id never means another post. What belongs to the post is deleted in slices
/// (<see cref="DeletedPostRows"/>), the first one here and the rest by a job; meanwhile nobody sees it, because without the post there is
/// nothing to show.
/// </summary>
public sealed class DeletePost(Database database, VisiblePosts posts, PostGate gate)
{
    private const string MentionedSql = "SELECT account_id FROM mentions WHERE post_id = @id AND account_id <> @who ORDER BY account_id";

    /// <returns>The post as it was, with what was typed. 404 for what is not one's own.</returns>
    public async Task<Outcome<PostView>> RunAsync(PostId id, AccountId who, CancellationToken ct)
    {
        // The text is deleted too, so the post is read beforehand; whether it is deleted depends on what the transaction itself finds.
        if ((await posts.ShowAsync(who, [id], FilterContext.None, ct))[0] is not { IsOwn: true } seen) return Fault.NotFound;
        return await database.WriteAsync<Outcome<PostView>>(
            async tx => await TakeBackAsync(tx, seen, who) ? seen.ToView() : Fault.NotFound, ct);
    }

    /// <summary>False when somebody else was faster.</summary>
    private async Task<bool> TakeBackAsync(WriteTransaction tx, ShownPost seen, AccountId who)
    {
        var id = seen.Id;
        if (await gate.VisiblePostAsync(tx, id, who) is not { } post || post.AuthorId != who) return false;
        if (post.BoostOfId is { } original) return await BoostRows.BoostAsync(tx, original, who);
        if (!await BuryAsync(tx, post)) return false;
        var answered = post is { IsOpen: true, ReplyToId: { } parent } ? await CountPost.AnswerGoneAsync(tx, parent) : null;
        // Who got it is told that it is gone, after the rows that say who that is have gone with it.
        var mentioned = await tx.QueryAsync<AccountId>(MentionedSql, new { id, who });
        var (tags, audience) = (await PostTags.DeleteAsync(tx, post), post.Audience);
        await tx.AnnounceAsync(new PostDeleted(
            id, who, audience.Visibility, post.ReplyToId, tags, answered, new PostId(post.ThreadId), seen.Post.View!.Uri, mentioned,
            post.ReplyToAccountId, audience.LocalOnly, audience.Community, post.ChatId));
        if (await DeletedPostRows.ClearAsync(tx, id)) await ClearDeletedPost.LeaveAsync(tx, id);
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
        return true;
    }
}
