using Canteen.Storage;

namespace Canteen.Features.Platform.Posts;

/// <summary>The second move of the read path: ids to views, in the order of the ids, in a fixed number of queries.</summary>
public sealed class PostHydrator
{
    /// <summary>Leaves out what <paramref name="viewer"/> may not see, and what is gone.</summary>
    public Task<List<PostView>> LoadAsync(ReadSession db, IReadOnlyList<PostId> ids, AccountId? viewer) =>
        throw new NotImplementedException();
}
