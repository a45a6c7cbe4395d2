using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>The rows of follows with their counters and events: they are always changed together, here.</summary>
internal static class FollowGraph
{
    /// <summary>Does nothing if the follow exists.</summary>
    public static async Task FollowAsync(WriteTransaction tx, AccountId follower, AccountId followee, FollowOptions options)
    {
        var added = await tx.ExecuteAsync(
            """
            INSERT INTO follows (id, follower_id, followee_id, show_boosts, notify, languages, created_at)
            VALUES (@Id, @follower, @followee, @ShowBoosts, @Notify, @StoredLanguages, @Now)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                Id = tx.NewId<Account>(), follower, followee, tx.Now,
                ShowBoosts = options.ShowBoosts ?? true, Notify = options.Notify ?? false, options.StoredLanguages,
            });
        if (added == 0) return;
        await CountAsync(tx, follower, followee, 1);
        await tx.AnnounceAsync(new AccountFollowed(follower, followee, options.ShowBoosts ?? true, options.StoredLanguages));
    }

    /// <summary>Ends a follow, where there is one.</summary>
    /// <param name="by">Which of the two wants it.</param>
    public static async Task UnfollowAsync(WriteTransaction tx, AccountId follower, AccountId followee, AccountId by)
    {
        var gone = await tx.ExecuteAsync(
            "DELETE FROM follows WHERE follower_id = @follower AND followee_id = @followee", new { follower, followee });
        if (gone == 0) return;
        await CountAsync(tx, follower, followee, -1);
        await tx.AnnounceAsync(new AccountUnfollowed(follower, followee, by));
    }

    /// <summary>Takes a request away, where there is one, without a follow.</summary>
    /// <param name="by">Which of the two wants it.</param>
    public static async Task<bool> WithdrawAsync(WriteTransaction tx, AccountId follower, AccountId followee, AccountId by)
    {
        var gone = await tx.ExecuteAsync(
            "DELETE FROM follow_requests WHERE follower_id = @follower AND followee_id = @followee", new { follower, followee });
        if (gone > 0) await tx.AnnounceAsync(new FollowRequestWithdrawn(follower, followee, by));
        return gone > 0;
    }

    // The lower id first, so that two people who follow each other at the same moment do not wait for each other's rows.
    private static async Task CountAsync(WriteTransaction tx, AccountId follower, AccountId followee, int by)
    {
        const string Following = "UPDATE accounts SET following_count = following_count + @by WHERE id = @follower";
        const string Followed = "UPDATE accounts SET followers_count = followers_count + @by WHERE id = @followee";
        foreach (var sql in follower < followee ? [Following, Followed] : (string[])[Followed, Following])
        {
            await tx.ExecuteAsync(sql, new { follower, followee, by });
        }
    }
}
