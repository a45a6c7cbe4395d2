using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Posts;

/// <summary>
/// Which posts people keep on top of their profiles, as this node remembers it. It asks nobody who they are: what it answers still has to
/// pass a gate.
/// </summary>
public sealed class PinnedPostCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private const string Sql = "SELECT post_id FROM pins WHERE account_id = @author ORDER BY created_at DESC, post_id DESC";

    private readonly PerAccountCache<Pinned> _memory;

    public PinnedPostCache(Database database) =>
        _memory = new(Budget, (author, ct) => database.ReadAsync(async db => new Pinned(await db.QueryAsync<PostId>(Sql, new { author })), ct));

    /// <returns>The newest pin first.</returns>
    public async ValueTask<IReadOnlyList<PostId>> FindAsync(AccountId author, CancellationToken ct) => (await _memory.FindAsync(author, ct)).Posts;

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
