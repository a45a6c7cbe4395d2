using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// Ends boosts. A boost ends in two ways, by being taken back or by being deleted as a post, and both must leave the same behind.
/// </summary>
public static class BoostRows
{
    private const string EndSql =
        """
        UPDATE posts SET deleted_at = @Now WHERE boost_of_id = @original AND author_id = @who AND deleted_at IS NULL
        RETURNING id, visibility
        """;

    private const string OriginalSql = "SELECT author_id, uri FROM posts WHERE id = @original";

    /// <returns>False when there was no such boost.</returns>
    public static async Task<bool> BoostAsync(WriteTransaction tx, PostId original, AccountId who)
    {
        if (await tx.FirstOrDefaultAsync<Ended>(EndSql, new { original, who, tx.Now }) is not { } boost) return false;
        var counts = await CountPost.UnboostAsync(tx, original);
        await tx.ExecuteAsync("UPDATE accounts SET posts_count = posts_count - 1 WHERE id = @who", new { who });
        var boosted = await tx.FirstOrDefaultAsync<Original>(OriginalSql, new { original });
        await tx.AnnounceAsync(new PostUnboosted(boost.Id, original, who, counts, boosted?.AuthorId, boost.Visibility, boosted?.Uri));
        return true;
    }

    private sealed class Ended
    {
        public PostId Id { get; set; }
        public Visibility Visibility { get; set; }
    }

    private sealed class Original
    {
        public AccountId AuthorId { get; set; }
        public string? Uri { get; set; }
    }
}
