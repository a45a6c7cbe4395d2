using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>Posts by id, in the order asked for; those not visible are left out.</summary>
public sealed class LoadPosts(Database database, PostHydrator hydrator)
{
    public Task<List<PostView>> RunAsync(IReadOnlyList<PostId> ids, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync(db => hydrator.LoadAsync(db, ids, viewer), ct);
}
