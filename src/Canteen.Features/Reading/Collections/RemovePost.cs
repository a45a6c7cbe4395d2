using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Takes a post out of a collection. It stays bookmarked. One that is not in it is no fault. 404: the collection is unknown.
/// </summary>
public sealed class RemovePost(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<Collection> id, PostId post, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await CollectionRows.OwnAsync(tx, owner, id) is null) return Fault.NotFound;
                await DeleteAsync(tx, id, post);
                return Done.It;
            },
            ct);

    internal static Task DeleteAsync(WriteTransaction tx, Id<Collection> id, PostId post) =>
        tx.ExecuteAsync("DELETE FROM collection_posts WHERE collection_id = @id AND post_id = @post", new { id, post });
}
