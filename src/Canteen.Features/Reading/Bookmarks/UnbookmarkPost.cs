using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Bookmarks;

public sealed class UnbookmarkPost(Database database, PostGate gate)
{
    private const string RemoveSql =
        """
        DELETE FROM bookmarks WHERE account_id = @who AND post_id = (SELECT COALESCE(boost_of_id, id) FROM posts WHERE id = @id)
        RETURNING post_id
        """;

    /// <returns>The post, even if it was not bookmarked. 404 if it is not visible, unless it was bookmarked while it was.</returns>
    public Task<Outcome<PostId>> RunAsync(PostId id, AccountId who, CancellationToken ct) =>
        database.WriteAsync<Outcome<PostId>>(
            async tx =>
            {
                var removed = new PostId(await tx.ScalarAsync<long>(RemoveSql, new { id, who }));
                if (removed != default)
                {
                    await tx.AnnounceAsync(new PostUnbookmarked(removed, who));
                    return removed;
                }
                return await gate.VisibleOriginalAsync(tx, id, who) is { } post ? post.Id : Fault.NotFound;
            },
            ct);
}
