using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>
/// Which post an author's idempotency key made. Of two at once the second waits for the first (the writer on SQLite, the row on
/// PostgreSQL) and then finds its post.
/// </summary>
internal static class IdempotencyKeys
{
    public const string OldSql =
        """
        DELETE FROM idempotency_keys WHERE (account_id, key) IN
          (SELECT account_id, key FROM idempotency_keys WHERE created_at < @Before ORDER BY created_at LIMIT @Most)
        """;

    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    /// <returns>The earlier post under this key; null when the key is now this post's.</returns>
    public static async Task<PostId?> ClaimAsync(WriteTransaction tx, AccountId author, string key, PostId post)
    {
        var args = new { author, key, post, tx.Now, Oldest = tx.Now - (long)Kept.TotalMilliseconds };
        await tx.ExecuteAsync("DELETE FROM idempotency_keys WHERE account_id = @author AND key = @key AND created_at < @Oldest", args);
        var claimed = await tx.ExecuteAsync(
            "INSERT INTO idempotency_keys (account_id, key, post_id, created_at) VALUES (@author, @key, @post, @Now) ON CONFLICT DO NOTHING", args);
        if (claimed > 0) return null;
        return new PostId(await tx.ScalarAsync<long>("SELECT post_id FROM idempotency_keys WHERE account_id = @author AND key = @key", args));
    }
}
