using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>
/// Bookmarks a post, or leaves it bookmarked, within what a room does in the same transaction. The room of bookmarks registers it.
/// </summary>
/// <returns>The post (of a boost, what was boosted). 404 when it is not visible.</returns>
public delegate Task<Outcome<PostId>> KeepPost(WriteTransaction tx, PostId id, AccountId who);
