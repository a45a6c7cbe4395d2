using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Threads;

/// <summary>
/// A post with what it answers and what answered it. Visitors get less of it: a long thread costs much to put together, and they are many.
/// </summary>
public sealed class ReadThread(Database database, VisiblePosts posts)
{
    /// <summary>From the post upwards. A post knows what it answers, so this walks primary keys.</summary>
    internal const string AncestorsSql =
        """
        WITH RECURSIVE up (id, reply_to_id, depth) AS (
          SELECT id, reply_to_id, 0 FROM posts WHERE id = @Id
          UNION ALL SELECT p.id, p.reply_to_id, up.depth + 1 FROM up JOIN posts p ON p.id = up.reply_to_id WHERE up.depth < @Ancestors)
        SELECT id, depth FROM up WHERE depth > 0
        """;

    /// <summary>Level by level, so that a bounded answer holds the replies nearest to the post.</summary>
    internal const string DescendantsSql =
        """
        WITH RECURSIVE down (id, reply_to_id, depth) AS (
          SELECT id, reply_to_id, 0 FROM posts WHERE id = @Id
          UNION ALL
          SELECT p.id, p.reply_to_id, down.depth + 1 FROM down JOIN posts p ON p.reply_to_id = down.id
          WHERE down.depth < @Depth AND p.deleted_at IS NULL)
        SELECT id, reply_to_id, depth FROM down LIMIT @Limit
        """;

    /// <returns>404 when the post is not visible. Of a boost, the thread of what was boosted.</returns>
    public async Task<Outcome<ThreadView>> RunAsync(PostId id, AccountId? viewer, CancellationToken ct)
    {
        if (await posts.ListAsync(viewer, [id], ct) is not [{ Shown: var focus }]) return Fault.NotFound;
        var bounds = viewer is null ? ThreadBounds.Visitor : ThreadBounds.Member;
        var (above, below) = await database.ReadAsync(db => RowsAsync(db, focus.Id, bounds), ct);
        var tree = ThreadTree.DepthFirst(focus.Id, below);
        var around = await posts.ListAsync(viewer, [.. above.Concat(tree).Select(row => row.Id)], ct);
        var shown = around.ToDictionary(post => post.Id);
        return new ThreadView(Visible(above, shown), focus, Visible(tree, shown));
    }

    private static async Task<(List<ThreadRow> Above, List<ThreadRow> Below)> RowsAsync(ReadSession db, PostId id, ThreadBounds bounds)
    {
        var above = await db.QueryAsync<ThreadRow>(AncestorsSql, new { Id = id, bounds.Ancestors });
        var below = await db.QueryAsync<ThreadRow>(DescendantsSql, new { Id = id, bounds.Depth, Limit = bounds.Descendants + 1 });
        return ([.. above.OrderByDescending(row => row.Depth)], below);
    }

    private static List<ThreadPost> Visible(IEnumerable<ThreadRow> rows, Dictionary<PostId, ShownPost> shown) =>
        [.. rows.Where(row => shown.ContainsKey(row.Id)).Select(row => new ThreadPost(shown[row.Id], (int)row.Depth))];
}
