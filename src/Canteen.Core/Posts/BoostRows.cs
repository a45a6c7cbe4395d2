using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// Ends boosts. A boost ends in two ways, by being taken back or by being deleted as a post, and both must leave the same behind.
/// </summary>
public static class BoostRows
{
    private const string EndSql =
        "UPDATE posts SET deleted_at = @Now WHERE boost_of_id = @original AND author_id = @who AND deleted_at IS NULL RETURNING id";

    /// <returns>False when there was no such boost.</returns>
    public static async Task<bool> BoostAsync(WriteTransaction tx, PostId original, AccountId who)
    {
        var boost = new PostId(await tx.ScalarAsync<long>(EndSql, new { original, who, tx.Now }));
        if (boost == default) return false;
        var counts = await CountPost.UnboostAsync(tx, original);
        await tx.ExecuteAsync("UPDATE accounts SET posts_count = posts_count - 1 WHERE id = @who", new { who });
        await tx.AnnounceAsync(new PostUnboosted(boost, original, who, counts));
        return true;
    }
}
