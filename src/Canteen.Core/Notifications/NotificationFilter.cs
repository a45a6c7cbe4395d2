using Canteen.Core.Audiences;

namespace Canteen.Core.Notifications;

/// <summary>
/// Which notifications to read: of these kinds, from this account (0: anyone), about this post (0: none; null: any or none).
/// </summary>
public sealed record NotificationFilter(IReadOnlyList<string> Kinds, long From = 0, long? Post = null)
{
    public static readonly NotificationFilter Everything = new(NotificationKinds.All);

    public bool IsNothing => Kinds.Count == 0;

    public bool IsEverything => Kinds.Count == NotificationKinds.All.Count && From == 0 && Post is null;

    /// <summary>
    /// A condition on <c>notifications n</c> with @me, and, where it uses them, @Kinds, @From and @Post; notifications from suspended
    /// accounts and from people with a block between them are left out.
    /// </summary>
    public string Sql =>
        $"""
        n.account_id = @me{(Kinds.Count < NotificationKinds.All.Count ? " AND n.kind IN @Kinds" : "")}{(From == 0 ? "" : " AND n.from_id = @From")}
        {(Post is null ? "" : " AND COALESCE(n.post_id, 0) = @Post")}
        AND NOT EXISTS (SELECT 1 FROM accounts s WHERE s.id = n.from_id AND s.suspended_at IS NOT NULL)
        AND {BlockRule.NotificationSql}
        """;

    public string[] KindsForSql => [.. Kinds];

    public long PostForSql => Post ?? -1;
}
