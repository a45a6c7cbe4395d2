namespace Canteen.Core.Audiences;

/// <summary>Of which notifications somebody is told: those about no post, and those about one that they may see.</summary>
public static class NotificationRule
{
    /// <summary>A condition on <c>notifications n</c>, with <c>@viewer</c>.</summary>
    public const string Sql = $"(n.post_id IS NULL OR EXISTS (SELECT 1 FROM posts p WHERE p.id = n.post_id AND {VisibleRule.Sql}))";

    /// <summary>The same as <see cref="Sql"/>.</summary>
    /// <param name="seen">The viewer sees what it is about.</param>
    public static bool IsTold(PostId? about, bool seen) => seen || about is null;
}
