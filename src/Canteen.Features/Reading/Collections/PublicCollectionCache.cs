using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>The newest public collections of people whose profiles are read on this node.</summary>
internal sealed class PublicCollectionCache(Database database) : ILiveTail, IDisposable
{
    /// <summary>How many are read: one more than a profile shows, to know whether there are more.</summary>
    internal const int Most = 4;

    private const long Budget = 4 * 1024 * 1024;

    internal const string Sql =
        "SELECT id, title FROM collections WHERE account_id = @owner AND sharing = 2 ORDER BY id DESC LIMIT @Most";

    private readonly PerAccountCache<Names> _cache = new(
        Budget, async (owner, ct) => new Names(await database.ReadAsync(db => db.QueryAsync<CollectionRow>(Sql, new { owner, Most }), ct)));

    /// <summary>The newest first, for whoever may see the profile.</summary>
    public async ValueTask<IReadOnlyList<NamedCollection>> FindAsync(AccountId owner, CancellationToken ct) =>
        (await _cache.FindAsync(owner, ct)).All;

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is CollectionsChanged e) _cache.Forget(e.Owner);
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private sealed class Names(IReadOnlyList<CollectionRow> rows) : CacheEntry
    {
        public IReadOnlyList<NamedCollection> All { get; } = [.. rows.Select(row => new NamedCollection(row.Id, row.Title))];

        public override int Bytes { get; } = 100 + rows.Sum(row => 60 + (2 * row.Title.Length));
    }
}
