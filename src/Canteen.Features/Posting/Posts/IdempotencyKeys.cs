using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Which post an author's idempotency key belongs to. Of two concurrent requests, the second waits for the first (for the writer on SQLite,
/// for the row on PostgreSQL) and then finds its post.
/// </summary>
internal static class IdempotencyKeys
{
    public const string OldSql =
        """
        DELETE FROM idempotency_keys WHERE (account_id, key) IN
          (SELECT account_id, key FROM idempotency_keys WHERE created_at < @Before ORDER BY created_at LIMIT @Most)
        """;

    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <summary>A key that has expired goes to the new post.</summary>
    private const string ClaimSql =
        """
        INSERT INTO idempotency_keys (account_id, key, post_id, created_at) VALUES (@author, @key, @post, @Now)
        ON CONFLICT (account_id, key) DO UPDATE SET post_id = excluded.post_id, created_at = excluded.created_at
          WHERE idempotency_keys.created_at < @Oldest
        """;

    /// <returns>The earlier post with this key; null if the key now belongs to the new post.</returns>
    public static async Task<PostId?> ClaimAsync(WriteTransaction tx, AccountId author, string key, PostId post)
    {
        var args = new { author, key, post, tx.Now, Oldest = tx.Now - (long)Kept.TotalMilliseconds };
        if (await tx.ExecuteAsync(ClaimSql, args) > 0) return null;
        return new PostId(
            await tx.ScalarAsync<long>("SELECT post_id FROM idempotency_keys WHERE account_id = @author AND key = @key", args));
    }
}
