using Canteen.Core.Accounts;

namespace Canteen.Features.People.Suggestions;

/// <summary>Somebody whom the viewer may want to follow, and why.</summary>
public sealed record Suggestion(AccountView Person, Reason Reason);

/// <summary>The first that holds of these, in the order in which people are suggested.</summary>
/// <param name="Friend">One of those whom the viewer follows and who follow the person; null for other kinds.</param>
/// <param name="Others">How many more of them there are.</param>
/// <param name="Tag">A hashtag that the person features, as they write it; empty for other kinds.</param>
public sealed record Reason(ReasonKind Kind, string? Friend = null, int Others = 0, string Tag = "");

public enum ReasonKind
{
    /// <summary>People whom the viewer follows follow them.</summary>
    FollowedByFollowed,

    /// <summary>They work in the same organisation and have the same profession.</summary>
    SameWork,

    SameOrganisation,

    /// <summary>In another organisation.</summary>
    SameProfessionElsewhere,

    /// <summary>It is not known whether in the same organisation.</summary>
    SameProfession,

    /// <summary>They feature a hashtag that the viewer follows.</summary>
    FollowedTag,

    /// <summary>They joined in the last month.</summary>
    New,

    /// <summary>Nothing else than that they are here.</summary>
    Member,
}
