using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Live;

/// <summary>The posts that an open page shows, as they are now.</summary>
public sealed class ShowPosts(Database database, PostHydrator hydrator)
{
    /// <summary>Ids in one request.</summary>
    public const int Most = 40;

    /// <summary>Leaves out what <paramref name="viewer"/> may not see, and what is gone: a page cannot tell these apart.</summary>
    public Task<List<PostView>> RunAsync(IReadOnlyList<PostId> ids, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync(db => hydrator.LoadAsync(db, ids, viewer), ct);
}
