using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>Changes the note of a post in a collection; empty for none. 404: unknown; 422: too long.</summary>
public sealed class ChangeRemark(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<Collection> id, PostId post, string remark, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await CollectionRows.OwnAsync(tx, owner, id) is null) return Fault.NotFound;
                var text = PlainText.Trim(remark);
                if (Collection.CheckRemark(text) is { } wrong) return wrong;
                return await SaveAsync(tx, id, post, text) ? Done.It : Fault.NotFound;
            },
            ct);

    /// <returns>False where the post is not in it.</returns>
    internal static async Task<bool> SaveAsync(WriteTransaction tx, Id<Collection> id, PostId post, string remark) =>
        await tx.ExecuteAsync(
            "UPDATE collection_posts SET note = @remark WHERE collection_id = @id AND post_id = @post", new { id, post, remark }) > 0;
}
