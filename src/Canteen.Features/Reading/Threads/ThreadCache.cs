using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Features.Reading.Threads;

/// <summary>
/// A cache of which posts belong together: filled by queries, and read again after a post was added to the thread or deleted. It is the
/// same for every viewer: the posts must still pass a gate.
/// </summary>
public sealed class ThreadCache(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 16 * 1024 * 1024;

    /// <summary>From the post upwards. A post knows which one it answers, so this follows primary keys.</summary>
    internal const string AncestorsSql =
        """
        WITH RECURSIVE up (id, reply_to_id, depth) AS (
          SELECT id, reply_to_id, 0 FROM posts WHERE id = @Id
          UNION ALL SELECT p.id, p.reply_to_id, up.depth + 1 FROM up JOIN posts p ON p.id = up.reply_to_id WHERE up.depth < @Ancestors)
        SELECT id, depth FROM up WHERE depth > 0
        """;

    /// <summary>Level by level, so that a bounded result has the replies nearest to the post.</summary>
    internal const string DescendantsSql =
        """
        WITH RECURSIVE down (id, reply_to_id, depth) AS (
          SELECT id, reply_to_id, 0 FROM posts WHERE id = @Id
          UNION ALL
          SELECT p.id, p.reply_to_id, down.depth + 1 FROM down JOIN posts p ON p.reply_to_id = down.id
          WHERE down.depth < @Depth AND p.deleted_at IS NULL)
        SELECT id, reply_to_id, depth FROM down LIMIT @Limit
        """;

    private readonly LruCache<(PostId Focus, ThreadBounds Bounds), ThreadRows> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    /// <param name="thread">The first post of the thread.</param>
    internal async ValueTask<ThreadRows> FindAsync(PostId focus, PostId thread, ThreadBounds bounds, CancellationToken ct)
    {
        var stamp = _changes.Of(thread.Value);
        if (_cache.Find((focus, bounds)) is { } known && known.Stamp == stamp) return known;
        var read = await database.ReadAsync(db => ReadAsync(db, focus, bounds, stamp), ct);
        _cache.Put((focus, bounds), read);
        return read;
    }

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPublished { ReplyTo: not null } e: Change(e.Thread); break;
            case PostDeleted e: Change(e.Thread); break;
            case AnswersCutOff: _changes.ChangeAll(); break;
        }
    }

    public void Forget() => _changes.ChangeAll();

    public void Dispose() => _cache.Dispose();

    private void Change(PostId? thread)
    {
        if (thread is { } known) _changes.Change(known.Value);
        else _changes.ChangeAll();
    }

    private static async Task<ThreadRows> ReadAsync(ReadSession db, PostId id, ThreadBounds bounds, long stamp)
    {
        var above = await db.QueryAsync<ThreadRow>(AncestorsSql, new { Id = id, bounds.Ancestors });
        var below = await db.QueryAsync<ThreadRow>(DescendantsSql, new { Id = id, bounds.Depth, Limit = bounds.Descendants + 1 });
        return new([.. above.OrderByDescending(row => row.Depth)], ThreadTree.DepthFirst(id, below), stamp);
    }
}

/// <param name="above">The posts above this one, beginning with the first of the thread.</param>
/// <param name="below">The posts that answer it, depth first.</param>
/// <param name="stamp">The thread's change counter at the time of reading.</param>
internal sealed class ThreadRows(List<ThreadRow> above, List<ThreadRow> below, long stamp) : CacheEntry
{
    public IReadOnlyList<ThreadRow> Above => above;
    public IReadOnlyList<ThreadRow> Below => below;
    public long Stamp => stamp;

    public override int Bytes => 200 + (48 * (above.Count + below.Count));
}
