using Canteen.Core.Posts;
using Canteen.Core.Viewers;

namespace Canteen.Features.Platform.CatchUp;

/// <summary>The time that somebody catches up on, and what came into their home in it. Times in milliseconds since 1970 (UTC).</summary>
/// <param name="From">This moment is not part of it any more.</param>
/// <param name="To">This moment still is.</param>
/// <param name="Posts">Newest first, each once; without what their filters hide.</param>
public sealed record CatchUpWindow(Viewer Reader, long From, long To, IReadOnlyList<ShownPost> Posts)
{
    /// <summary>
    /// Those of which a part may be told without the post around it: without those that the reader is warned of, by their author or by a
    /// filter.
    /// </summary>
    public IEnumerable<ShownPost> Open => Posts.Where(post =>
        post.Shown is { IsOwn: true } || (post.Filtered is null && post.Shown.Post.View!.ContentWarning.Length == 0));

    /// <summary>Somebody whose doings are news to the reader: followed, and neither muted nor blocked.</summary>
    public bool IsNear(AccountId person) => Reader.Follows(person) && !Reader.IsApartFrom(person) && !Reader.Avoids(person, To);
}
