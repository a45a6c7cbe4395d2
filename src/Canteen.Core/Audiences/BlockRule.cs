using Canteen.Core.Viewers;

namespace Canteen.Core.Audiences;

/// <summary>
/// Two people of whom one blocked the other see nothing of each other. Whoever was blocked must not even learn that the other is there;
/// whoever blocked can still find the other's profile, to undo it. Of a server that somebody blocked, they see nothing of its people
/// either, but these are not told and see what they saw.
/// </summary>
public static class BlockRule
{
    /// <summary>
    /// A condition on <c>posts p</c>, with <c>@viewer</c>: no block between the viewer and the author, nor the author of what is boosted.
    /// </summary>
    internal const string PostSql =
        """
        NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = @viewer AND k.blocked_id = p.author_id)
        AND NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = p.author_id AND k.blocked_id = @viewer)
        AND NOT EXISTS (
          SELECT 1 FROM posts b JOIN blocks k ON k.account_id = @viewer AND k.blocked_id = b.author_id WHERE b.id = p.boost_of_id)
        AND NOT EXISTS (
          SELECT 1 FROM posts b JOIN blocks k ON k.account_id = b.author_id AND k.blocked_id = @viewer WHERE b.id = p.boost_of_id)
        AND NOT EXISTS (
          SELECT 1 FROM blocked_domains d JOIN accounts h ON h.domain = d.domain WHERE d.account_id = @viewer AND h.id = p.author_id)
        AND NOT EXISTS (
          SELECT 1 FROM blocked_domains d JOIN accounts h ON h.domain = d.domain JOIN posts b ON b.author_id = h.id
          WHERE d.account_id = @viewer AND b.id = p.boost_of_id)
        """;

    private const string OtherServerSql =
        """
        NOT EXISTS (
          SELECT 1 FROM blocked_domains d JOIN accounts h ON h.domain = d.domain WHERE d.account_id = @viewer AND h.id = a.id)
        """;

    /// <summary>
    /// A condition on <c>accounts a</c>, with <c>@viewer</c> (0 for a visitor): they may be in a list that is shown to the viewer.
    /// </summary>
    public const string ListedSql =
        $"""
        NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = @viewer AND k.blocked_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = a.id AND k.blocked_id = @viewer)
        AND {OtherServerSql}
        """;

    /// <summary>A condition on <c>notifications n</c>: nothing stands between the person and whoever caused it.</summary>
    public const string NotificationSql =
        """
        NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = n.account_id AND k.blocked_id = n.from_id)
        AND NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = n.from_id AND k.blocked_id = n.account_id)
        AND NOT EXISTS (
          SELECT 1 FROM blocked_domains d JOIN accounts h ON h.domain = d.domain WHERE d.account_id = n.account_id AND h.id = n.from_id)
        """;

    /// <summary>As <see cref="ListedSql"/>, but whoever blocked finds the other by the whole name, <c>@handle</c>.</summary>
    public const string NamedSql =
        $"""
        (a.handle_key = @handle OR NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = @viewer AND k.blocked_id = a.id))
        AND {OtherServerSql}
        AND NOT EXISTS (SELECT 1 FROM blocks k WHERE k.account_id = a.id AND k.blocked_id = @viewer)
        """;

    /// <summary>As <see cref="ListedSql"/>, of an account whose id is in another column.</summary>
    public static string PersonSql(string column) => ListedSql.Replace("a.id", column, StringComparison.Ordinal);

    internal const string BlockedBySql = "SELECT COUNT(*) FROM blocks WHERE account_id = @other AND blocked_id = @viewer";

    /// <summary>The same as <see cref="ListedSql"/>.</summary>
    public static bool IsListed(Viewer? viewer, AccountId account) => viewer is null || !viewer.IsApartFrom(account);
}
