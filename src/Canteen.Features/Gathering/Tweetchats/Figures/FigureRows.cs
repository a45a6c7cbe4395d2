using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Figures;

/// <summary>Puts a post into the figures of its tweetchat, or takes it out of all of them.</summary>
internal static class FigureRows
{
    private const string FlipSql =
        """
        UPDATE chat_post_figures SET counts = @counts WHERE post_id = @post AND counts <> @counts
        RETURNING post_id, chat_id, author_id, minute, followers
        """;

    private const string MinuteSql =
        """
        INSERT INTO chat_minutes (chat_id, minute, posts_count) VALUES (@ChatId, @Minute, @By)
        ON CONFLICT (chat_id, minute) DO UPDATE SET posts_count = chat_minutes.posts_count + @By
        """;

    private const string VoiceSql =
        """
        INSERT INTO chat_voices (chat_id, account_id, posts_count) VALUES (@ChatId, @AuthorId, @By)
        ON CONFLICT (chat_id, account_id) DO UPDATE SET posts_count = chat_voices.posts_count + @By
        RETURNING posts_count
        """;

    private const string TiesSql =
        """
        INSERT INTO chat_ties (chat_id, from_id, to_id, posts_count)
        SELECT f.chat_id, f.author_id, t.account_id, @By FROM chat_post_figures f JOIN chat_post_ties t ON t.post_id = f.post_id
        WHERE f.post_id = @PostId
        ON CONFLICT (chat_id, from_id, to_id) DO UPDATE SET posts_count = chat_ties.posts_count + @By
        """;

    private const string SumSql =
        """
        INSERT INTO chat_sums (chat_id, posts_count, people_count, impressions, counted_at) VALUES (@ChatId, @By, @People, @Seen, @Now)
        ON CONFLICT (chat_id) DO UPDATE SET posts_count = chat_sums.posts_count + @By, people_count = chat_sums.people_count + @People,
          impressions = chat_sums.impressions + @Seen, counted_at = @Now
        """;

    /// <returns>False where nothing changed: it is in no chat, or it did already.</returns>
    public static async Task<bool> CountAsync(WriteTransaction tx, PostId post, bool counts)
    {
        if (await tx.FirstOrDefaultAsync<Row>(FlipSql, new { post, counts }) is not { } row) return false;
        var by = counts ? 1L : -1L;
        await tx.ExecuteAsync(MinuteSql, new { row.ChatId, row.Minute, By = by });
        var said = await tx.ScalarAsync<long>(VoiceSql, new { row.ChatId, row.AuthorId, By = by });
        await tx.ExecuteAsync(TiesSql, new { row.PostId, By = by });
        var people = (counts, said) switch { (true, 1) => 1L, (false, 0) => -1L, _ => 0L };
        await tx.ExecuteAsync(SumSql, new { row.ChatId, By = by, People = people, Seen = by * row.Followers, tx.Now });
        return true;
    }

    private sealed class Row
    {
        public PostId PostId { get; set; }
        public Id<Chat> ChatId { get; set; }
        public AccountId AuthorId { get; set; }
        public long Minute { get; set; }
        public long Followers { get; set; }
    }
}
