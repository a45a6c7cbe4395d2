using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Core.Text;

namespace Canteen.Features.Reading.Collections;

/// <summary>A collection in Canteen's own interface.</summary>
/// <param name="Visibility"><c>private</c>, <c>link</c> or <c>public</c>.</param>
/// <param name="Url">Its page, for its owner, for those who follow it, and for everybody where it is public.</param>
/// <param name="Link">The secret address; for its owner alone, while it is shared by link.</param>
/// <param name="StatusesCount">Of those that the caller may see.</param>
/// <param name="FollowersCount">For its owner; null for others.</param>
/// <param name="NewCount">How many have been added since the caller, who follows it, looked at it; null for those who do not.</param>
internal sealed record CollectionJson(
    string Id, string Title, string Description, string Visibility, string Url, string? Link, AccountJson Account, string CreatedAt,
    int StatusesCount, int? FollowersCount, bool Following, int? NewCount)
{
    public static CollectionJson From(ShownCollection collection, CanteenSettings settings) => new(
        collection.Id.ToString(), collection.Title, collection.Description, NameOf(collection.Visibility), settings.Url(collection.Path),
        collection.Link is { } link ? settings.Url(ShownCollection.PathOf(link)) : null, AccountJson.From(collection.Owner),
        ApiTime.Iso(collection.CreatedAt), collection.Posts, collection.Followers, collection.IsFollowed,
        collection.IsFollowed ? collection.Fresh : null);

    public static string NameOf(CollectionVisibility visibility) => visibility.ToString().ToLowerInvariant();

    /// <summary>Null for a name that there is not.</summary>
    public static CollectionVisibility? VisibilityOf(string? name) => name switch
    {
        "private" => CollectionVisibility.Private,
        "link" => CollectionVisibility.Link,
        "public" => CollectionVisibility.Public,
        _ => null,
    };
}

/// <param name="Note">Plain text; empty for none.</param>
internal sealed record CollectedJson(StatusJson Status, string Note, string AddedAt)
{
    public static CollectedJson From(CollectedPost collected) =>
        new(StatusJson.From(collected.Post.ToView()), collected.Remark, ApiTime.Iso(collected.AddedAt));
}
