using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Features.Posting.Posts;

/// <summary>People's default visibilities, in the memory of this node, because every composer starts from them.</summary>
public sealed class DefaultVisibilityCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private readonly PerAccountCache<Usual> _memory;

    public DefaultVisibilityCache(Database database) => _memory = new(
        Budget, (author, ct) => database.ReadAsync(async db => new Usual((await AuthorUsual.LoadAsync(db, author)).DefaultVisibility), ct));

    public async ValueTask<Visibility> FindAsync(AccountId author, CancellationToken ct) =>
        (await _memory.FindAsync(author, ct)).Visibility;

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is ProfileChanged changed) _memory.Forget(changed.Account);
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();

    private sealed class Usual(Visibility visibility) : CacheEntry
    {
        public Visibility Visibility => visibility;

        public override int Bytes => 100;
    }
}
