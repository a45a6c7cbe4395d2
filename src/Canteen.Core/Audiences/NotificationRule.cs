namespace Canteen.Core.Audiences;

/// <summary>Of which notifications somebody is told: those about no post, and those about one that they may see.</summary>
public static class NotificationRule
{
    /// <summary>A condition on <c>notifications n</c>, with <c>@viewer</c>.</summary>
    public const string Sql = $"(n.post_id IS NULL OR EXISTS (SELECT 1 FROM posts p WHERE p.id = n.post_id AND {VisibleRule.Sql}))";

    /// <summary>
    /// A condition on <c>accounts a</c>, who is to be told of something, with <c>@From</c> and <c>@at</c> (milliseconds): nobody blocked
    /// anybody or their server, and they have not muted the notifications of whoever caused it.
    /// </summary>
    public const string MayBeToldSql =
        """
        NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = a.id AND k.blocked_id = @From)
        AND NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = @From AND k.blocked_id = a.id)
        AND NOT EXISTS (
          SELECT 1 FROM blocked_domains d JOIN accounts h ON h.domain = d.domain WHERE d.account_id = a.id AND h.id = @From)
        AND NOT EXISTS (
          SELECT 1 FROM mutes u WHERE u.account_id = a.id AND u.muted_id = @From AND u.notifications = TRUE
            AND (u.expires_at IS NULL OR u.expires_at > @at))
        """;

    /// <summary>The same as <see cref="Sql"/>.</summary>
    /// <param name="seen">The viewer sees what it is about.</param>
    public static bool IsTold(PostId? about, bool seen) => seen || about is null;
}
