using Canteen.Features.Platform.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Threads;

/// <summary>
/// A post with what it answers and what answered it. Visitors get less of it: a long thread costs much to put together, and they are many.
/// </summary>
public sealed class ReadThread(Database database, PostGate gate, PostHydrator hydrator)
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
    public Task<Outcome<ThreadView>> RunAsync(PostId id, AccountId? viewer, CancellationToken ct) =>
        database.ReadAsync<Outcome<ThreadView>>(
            async db =>
            {
                if (await gate.VisibleOriginalAsync(db, id, viewer) is not { } post) return Fault.NotFound;
                var bounds = viewer is null ? ThreadBounds.Visitor : ThreadBounds.Member;
                var above = (await db.QueryAsync<ThreadRow>(AncestorsSql, new { post.Id, bounds.Ancestors })).OrderByDescending(row => row.Depth).ToList();
                var below = await db.QueryAsync<ThreadRow>(DescendantsSql, new { post.Id, bounds.Depth, Limit = bounds.Descendants + 1 });
                var tree = ThreadTree.DepthFirst(post.Id, below);
                var ids = above.Concat(tree).Select(row => row.Id).Append(post.Id).ToList();
                var views = (await hydrator.LoadAsync(db, ids, viewer)).ToDictionary(v => v.Id);
                if (!views.TryGetValue(post.Id, out var focus)) return Fault.NotFound;
                return new ThreadView(Visible(above, views), focus, Visible(tree, views));
            },
            ct);

    private static List<ThreadPost> Visible(IEnumerable<ThreadRow> rows, Dictionary<PostId, PostView> views) =>
        [.. rows.Where(row => views.ContainsKey(row.Id)).Select(row => new ThreadPost(views[row.Id], (int)row.Depth))];
}
