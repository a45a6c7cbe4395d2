namespace Canteen.Core.Audiences;

/// <summary>
/// What <c>post_tags</c> and <c>quiet_tags</c> repeat of the visibility of posts, so that an index leads to them. It is less than the
/// audience: whoever shows a post or counts it asks the post itself too.
/// </summary>
public static class TagSql
{
    /// <summary>Those whose quiet tags their followers find, as a list of one column.</summary>
    public const string QuietForFollowers = "SELECT 0 AS visibility UNION ALL SELECT 1 UNION ALL SELECT 2";

    /// <summary>Those whose quiet tags their author finds.</summary>
    public const string QuietForAuthor = $"{QuietForFollowers} UNION ALL SELECT 3";

    /// <summary>A condition on <c>post_tags t</c>: of a post that may be listed.</summary>
    public const string MayBeListed = "t.visibility = 0";
}
