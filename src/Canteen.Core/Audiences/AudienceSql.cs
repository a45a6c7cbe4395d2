namespace Canteen.Core.Audiences;

/// <summary>
/// Who a post is for, as conditions on <c>posts p</c>: the same as the questions of <see cref="Audience"/>. No other SQL compares
/// visibilities.
/// </summary>
public static class AudienceSql
{
    /// <inheritdoc cref="Audience.IsForEveryone"/>
    public const string ForEveryone = $"{ForMembers} AND p.local_only = FALSE";

    /// <inheritdoc cref="Audience.IsForMembers"/>
    public const string ForMembers = "p.visibility IN (0, 1) AND p.community_id IS NULL";

    /// <inheritdoc cref="Audience.IsForFollowers"/>
    public const string ForFollowers = "p.visibility < 3 AND p.community_id IS NULL";

    /// <inheritdoc cref="Audience.IsListed"/>
    public const string Listed = "p.visibility = 0 AND p.community_id IS NULL";

    /// <summary>Not for the people mentioned alone.</summary>
    public const string NotForMentionedAlone = "p.visibility < 3";

    /// <summary>What is kept among members is not for visitors (<c>@viewer</c> 0), as whom other servers ask too.</summary>
    public const string NotBehindSignIn = "(p.local_only = FALSE OR @viewer > 0)";
}
