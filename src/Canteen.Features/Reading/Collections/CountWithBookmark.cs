using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <inheritdoc cref="CountCollected"/>
public sealed class CountWithBookmark(Database database)
{
    internal const string Sql =
        """
        SELECT e.note FROM collection_posts e
        WHERE e.account_id = @who AND e.post_id = (SELECT COALESCE(p.boost_of_id, p.id) FROM posts p WHERE p.id = @post)
        """;

    public async Task<CollectedCount> RunAsync(AccountId who, PostId post, CancellationToken ct)
    {
        var remarks = await database.ReadAsync(db => db.QueryAsync<string>(Sql, new { who, post }), ct);
        return new(remarks.Count, remarks.Count(remark => remark.Length > 0));
    }
}
