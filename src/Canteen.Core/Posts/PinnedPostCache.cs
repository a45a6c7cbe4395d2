using Canteen.Core.Caching;
using Canteen.Core.Viewers;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// The posts that people have pinned to their profiles, cached on this node. It does not check who is reading: what it returns still has to
/// pass a gate.
/// </summary>
public sealed class PinnedPostCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private readonly PerAccountCache<Pinned> _memory;

    /// <param name="tables">The table of <see cref="PostFlags.Pinned"/> is used; without it nobody has pinned anything.</param>
    public PinnedPostCache(Database database, IEnumerable<FlagTable> tables)
    {
        var sql = tables.FirstOrDefault(t => t.Flag == PostFlags.Pinned) is { } pins
            ? $"SELECT post_id FROM {pins.Name} WHERE account_id = @author ORDER BY created_at DESC, post_id DESC"
            : null;
        _memory = new(Budget, async (author, ct) =>
            new Pinned(sql is null ? [] : await database.ReadAsync(db => db.QueryAsync<PostId>(sql, new { author }), ct)));
    }

    /// <returns>The newest pin first.</returns>
    public async ValueTask<IReadOnlyList<PostId>> FindAsync(AccountId author, CancellationToken ct) =>
        (await _memory.FindAsync(author, ct)).Posts;

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case PostPinned e: _memory.Forget(e.By); break;
            case PostUnpinned e: _memory.Forget(e.By); break;
            case PostDeleted e: _memory.Forget(e.Author); break;
        }
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();

    private sealed class Pinned(IReadOnlyList<PostId> posts) : CacheEntry
    {
        public IReadOnlyList<PostId> Posts => posts;

        public override int Bytes => 120 + (8 * posts.Count);
    }
}
