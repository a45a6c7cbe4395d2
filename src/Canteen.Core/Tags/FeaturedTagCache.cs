using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Tags;

/// <summary>
/// The hashtags that people feature on their profiles, cached on this node. It does not check who is reading: whoever shows them lets the
/// owner pass a gate.
/// </summary>
public sealed class FeaturedTagCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    private readonly PerAccountCache<Featured> _memory;

    public FeaturedTagCache(Database database) =>
        _memory = new(Budget, async (owner, ct) =>
            new Featured(await database.ReadAsync(db => FeaturedTagReader.LoadAsync(db, owner), ct)));

    /// <returns>The most used first.</returns>
    public async ValueTask<IReadOnlyList<FeaturedTagView>> FindAsync(AccountId owner, CancellationToken ct) =>
        (await _memory.FindAsync(owner, ct)).Tags;

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case FeaturedTagsChanged e: _memory.Forget(e.By); break;
            case PostPublished { Tags.Count: > 0 } e: _memory.Forget(e.Author); break;
            case PostEdited { MovesByTag: true } e: _memory.Forget(e.Author); break;
            case PostDeleted { Tags: not { Count: 0 } } e: _memory.Forget(e.Author); break;
        }
    }

    public void Forget() => _memory.ForgetAll();

    public void Dispose() => _memory.Dispose();

    private sealed class Featured(IReadOnlyList<FeaturedTagView> tags) : CacheEntry
    {
        private readonly int _bytes = 120 + tags.Sum(tag => 160 + (2 * (tag.Tag.Name.Length + tag.Tag.Display.Length)));

        public IReadOnlyList<FeaturedTagView> Tags => tags;

        public override int Bytes => _bytes;
    }
}
