using Canteen.Core.Accounts;

namespace Canteen.Features.Reading.Collections;

/// <summary>A collection as one viewer sees it.</summary>
/// <param name="Link">For its owner, while it is read by link; null for others.</param>
/// <param name="Posts">How many are in it, of those that the viewer may see.</param>
/// <param name="Followers">For its owner; null for others, who are not told.</param>
/// <param name="SeenAt">When the viewer, who follows it, last looked at it (milliseconds); null where they do not.</param>
/// <param name="Fresh">How many of the posts have been added since then.</param>
public sealed record ShownCollection(
    Id<Collection> Id, AccountView Owner, string Title, string Description, CollectionVisibility Visibility, CollectionLink? Link,
    int Posts, int? Followers, long? SeenAt, int Fresh, long CreatedAt)
{
    /// <summary>Its page, for its owner, for whoever follows it, and for everybody where it is public.</summary>
    public string Path => $"/collections/{Id}";

    /// <summary>The address to share; null where there is none.</summary>
    public string? SharedPath => Visibility == CollectionVisibility.Public ? Path : Link is { } link ? PathOf(link) : null;

    public bool IsFollowed => SeenAt is not null;

    public static string PathOf(CollectionLink link) => $"/c/{link}";
}
