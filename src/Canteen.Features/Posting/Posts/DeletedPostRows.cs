using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// What belongs to a deleted post: boosts, answers and mentions. A post may have a hundred thousand boosts, so they are removed in slices,
/// each in its own transaction: a single one would block the only writer, or every live tail.
/// </summary>
internal static class DeletedPostRows
{
    /// <summary>How many rows of each kind are changed in one transaction.</summary>
    public const int Slice = 250;

    internal const string EndBoostsSql =
        """
        UPDATE posts SET deleted_at = @Now
        WHERE id IN (SELECT b.id FROM posts b WHERE b.boost_of_id = @post AND b.deleted_at IS NULL ORDER BY b.id LIMIT @Slice)
        RETURNING id, author_id
        """;

    internal const string CutOffSql =
        """
        UPDATE posts SET reply_to_id = NULL WHERE id IN (SELECT a.id FROM posts a WHERE a.reply_to_id = @post ORDER BY a.id LIMIT @Slice)
        RETURNING id, author_id
        """;

    internal const string CountSql = "UPDATE accounts SET posts_count = posts_count - 1 WHERE id IN @Boosters";

    internal const string MentionsSql =
        """
        DELETE FROM mentions
        WHERE post_id = @post AND account_id IN (SELECT m.account_id FROM mentions m WHERE m.post_id = @post LIMIT @Slice)
        """;

    /// <summary>Removes one slice and announces which boosts and answers were in it.</summary>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> ClearAsync(WriteTransaction tx, PostId post)
    {
        var more = await EndBoostsAsync(tx, post) == Slice;
        more |= await CutAnswersOffAsync(tx, post) == Slice;
        return more | await tx.ExecuteAsync(MentionsSql, new { post, Slice }) == Slice;
    }

    private static async Task<int> EndBoostsAsync(WriteTransaction tx, PostId post)
    {
        var ended = await tx.QueryAsync<PostRow>(EndBoostsSql, new { post, Slice, tx.Now });
        if (ended.Count == 0) return 0;
        await tx.ExecuteAsync(CountSql, new { Boosters = ended.ConvertAll(boost => boost.AuthorId.Value) });
        await tx.AnnounceAsync(new BoostsEnded(post, ended.ConvertAll(boost => new EndedBoost(boost.Id, boost.AuthorId))));
        return ended.Count;
    }

    private static async Task<int> CutAnswersOffAsync(WriteTransaction tx, PostId post)
    {
        var answers = await tx.QueryAsync<PostRow>(CutOffSql, new { post, Slice });
        if (answers.Count == 0) return 0;
        var authors = answers.Select(answer => answer.AuthorId).Distinct().ToList();
        await tx.AnnounceAsync(new AnswersCutOff(post, answers.ConvertAll(answer => answer.Id), authors));
        return answers.Count;
    }

    private sealed class PostRow
    {
        public PostId Id { get; set; }
        public AccountId AuthorId { get; set; }
    }
}
