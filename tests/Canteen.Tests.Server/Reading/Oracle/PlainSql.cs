namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>Who may see what, by the letter: each post with what its viewer has to do with it, and one condition about that.</summary>
internal static class PlainSql
{
    /// <summary>
    /// <c>posts p</c> that <c>@viewer</c> (0: a visitor) may see; of boosts also what they boost, <c>o</c>. More conditions may follow.
    /// </summary>
    public const string Seen =
        """
        FROM posts p
        LEFT JOIN posts o ON o.id = p.boost_of_id
        LEFT JOIN follows f ON f.follower_id = @viewer AND f.followee_id = p.author_id
        LEFT JOIN mentions m ON m.account_id = @viewer AND m.post_id = p.id
        LEFT JOIN follows fo ON fo.follower_id = @viewer AND fo.followee_id = o.author_id
        LEFT JOIN mentions mo ON mo.account_id = @viewer AND mo.post_id = o.id
        WHERE p.deleted_at IS NULL AND o.deleted_at IS NULL
          AND (p.author_id = @viewer OR (p.community_id IS NULL AND NOT (p.local_only = TRUE AND @viewer = 0)
            AND (p.visibility < 2 OR m.post_id IS NOT NULL OR (p.visibility = 2 AND f.followee_id IS NOT NULL))))
          AND (o.id IS NULL OR o.author_id = @viewer OR (o.community_id IS NULL AND NOT (o.local_only = TRUE AND @viewer = 0)
            AND (o.visibility < 2 OR mo.post_id IS NOT NULL OR (o.visibility = 2 AND fo.followee_id IS NOT NULL))))
          AND p.author_id NOT IN (SELECT blocked_id FROM blocks WHERE account_id = @viewer)
          AND p.author_id NOT IN (SELECT account_id FROM blocks WHERE blocked_id = @viewer)
          AND COALESCE(o.author_id, 0) NOT IN (SELECT blocked_id FROM blocks WHERE account_id = @viewer)
          AND COALESCE(o.author_id, 0) NOT IN (SELECT account_id FROM blocks WHERE blocked_id = @viewer)
          AND p.author_id NOT IN (
            SELECT s.id FROM accounts s, blocked_domains d WHERE d.account_id = @viewer AND d.domain = s.domain)
          AND COALESCE(o.author_id, 0) NOT IN (
            SELECT s.id FROM accounts s, blocked_domains d WHERE d.account_id = @viewer AND d.domain = s.domain)
        """;

    /// <summary>Of those, what <c>@viewer</c> wants to read where others speak to everybody, with <c>@now</c>.</summary>
    public const string Wanted =
        """
        AND (p.author_id = @viewer OR (p.author_id NOT IN (
            SELECT muted_id FROM mutes WHERE account_id = @viewer AND (expires_at IS NULL OR expires_at > @now))
          AND COALESCE(o.author_id, 0) NOT IN (
            SELECT muted_id FROM mutes WHERE account_id = @viewer AND (expires_at IS NULL OR expires_at > @now))))
        """;

    /// <summary>As <see cref="Wanted"/>, at home: nor what is said to or of people whom <c>@viewer</c> avoids.</summary>
    public const string WantedAtHome =
        $"""
        {Wanted}
        AND (p.author_id = @viewer OR NOT EXISTS (
          SELECT 1 FROM (
            SELECT muted_id AS id FROM mutes WHERE account_id = @viewer AND (expires_at IS NULL OR expires_at > @now)
            UNION ALL SELECT blocked_id FROM blocks WHERE account_id = @viewer) avoided
          WHERE avoided.id = p.reply_to_account_id OR avoided.id IN (SELECT t.account_id FROM mentions t WHERE t.post_id = p.id)))
        """;
}
