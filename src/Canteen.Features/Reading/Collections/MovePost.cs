using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Moves a post in a collection, no further than to an end. What its owner does not see any more is not counted and stays where it is. 404:
/// the collection is unknown, or the post is not in it or not seen any more.
/// </summary>
public sealed class MovePost(Database database)
{
    internal static readonly string PlacesSql =
        $"""
        SELECT e.place, e.post_id FROM collection_posts e CROSS JOIN posts p
        WHERE e.collection_id = @id AND p.id = e.post_id AND {VisibleRule.Sql}
        ORDER BY e.place DESC
        """;

    private const string PlaceSql = "UPDATE collection_posts SET place = @Place WHERE collection_id = @id AND post_id = @Post";

    /// <param name="by">How many places down; up where it is negative.</param>
    /// <returns>Where it is now among those that its owner sees.</returns>
    public Task<Outcome<MovedPost>> RunAsync(AccountId owner, Id<Collection> id, PostId post, long by, CancellationToken ct) =>
        database.WriteAsync<Outcome<MovedPost>>(
            async tx =>
            {
                if (await CollectionRows.OwnAsync(tx, owner, id) is null) return Fault.NotFound;
                var rows = await tx.QueryAsync<Row>(PlacesSql, new { id, viewer = owner });
                var from = rows.FindIndex(row => row.PostId == post);
                if (from < 0) return Fault.NotFound;
                var to = from + (int)Math.Clamp(by, -from, rows.Count - 1 - from);
                await PlaceAsync(tx, id, rows, from, to);
                return new MovedPost(to == 0, to == rows.Count - 1);
            },
            ct);

    private static async Task PlaceAsync(WriteTransaction tx, Id<Collection> id, List<Row> rows, int from, int to)
    {
        if (from == to) return;
        if (to == 0)
        {
            await tx.ExecuteAsync(PlaceSql, new { id, Post = rows[from].PostId, Place = await CollectionRows.TopAsync(tx, id) });
            return;
        }
        var order = rows.ConvertAll(row => row.PostId);
        order.RemoveAt(from);
        order.Insert(to, rows[from].PostId);
        for (var i = Math.Min(from, to); i <= Math.Max(from, to); i++)
            await tx.ExecuteAsync(PlaceSql, new { id, Post = order[i], rows[i].Place });
    }

    private sealed class Row
    {
        public long Place { get; set; }
        public PostId PostId { get; set; }
    }
}

public sealed record MovedPost(bool IsFirst, bool IsLast);
