using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Takes a post back. The row stays as a gravestone without words, so that its id never means another post; its boosts go with it, and
/// answers to it no longer answer anything.
/// </summary>
public sealed class DeletePost(Database database, PostHydrator hydrator)
{
    private const string BoostersSql = "SELECT author_id FROM posts WHERE boost_of_id = @id AND deleted_at IS NULL ORDER BY id DESC LIMIT 1000";

    private const string AnswersSql = "SELECT id FROM posts WHERE reply_to_id = @id ORDER BY id DESC LIMIT 1000";

    internal static readonly string[] Steps =
    [
        "UPDATE accounts SET posts_count = posts_count - 1 WHERE id IN (SELECT author_id FROM posts WHERE boost_of_id = @Id AND deleted_at IS NULL)",
        "UPDATE posts SET deleted_at = @Now WHERE boost_of_id = @Id AND deleted_at IS NULL",
        "UPDATE posts SET reply_to_id = NULL WHERE reply_to_id = @Id",
        "DELETE FROM favourites WHERE post_id = @Id",
        "DELETE FROM bookmarks WHERE post_id = @Id",
        "DELETE FROM pins WHERE account_id = @Author AND post_id = @Id",
        "DELETE FROM mentions WHERE post_id = @Id",
    ];

    /// <returns>The post as it was, with what was typed. 404 for what is not one's own.</returns>
    public Task<Outcome<PostView>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostView>>(
            async tx =>
            {
                if (await hydrator.FindAsync(tx, id, who) is not { } post || post.Author.Id != who) return Fault.NotFound;
                if (post.BoostOf is { } original) return await TakenBack.BoostAsync(tx, original.Id, who) ? post : Fault.NotFound;
                var boosters = await tx.QueryAsync<long>(BoostersSql, new { id });
                var answers = await tx.QueryAsync<long>(AnswersSql, new { id });
                if (!await BuryAsync(tx, post)) return Fault.NotFound;
                await tx.AnnounceAsync(new PostDeleted(
                    id, who, post.Visibility, post.ReplyToId, [.. post.Tags.Select(t => t.Name)], boosters.ConvertAll(b => new AccountId(b)),
                    answers.ConvertAll(a => new PostId(a))));
                return post;
            },
            ct);

    /// <summary>False when somebody else was faster.</summary>
    private static async Task<bool> BuryAsync(WriteTransaction tx, PostView post)
    {
        var args = new { post.Id, Author = post.Author.Id, Parent = post.ReplyToId?.Value ?? 0, tx.Now };
        var buried = await tx.ExecuteAsync(
            "UPDATE posts SET deleted_at = @Now, text = '', html = '', content_warning = '' WHERE id = @Id AND deleted_at IS NULL", args);
        if (buried == 0) return false;
        if (post.Visibility is Visibility.Public or Visibility.Unlisted)
        {
            await tx.ExecuteAsync("UPDATE posts SET replies_count = replies_count - 1 WHERE id = @Parent AND replies_count > 0", args);
        }
        if (post.Visibility != Visibility.Mentioned) await tx.ExecuteAsync("UPDATE accounts SET posts_count = posts_count - 1 WHERE id = @Author", args);
        foreach (var step in Steps) await tx.ExecuteAsync(step, args);
        await PostTags.DeleteAsync(tx, post);
        return true;
    }
}
