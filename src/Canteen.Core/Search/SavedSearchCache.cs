using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Search;

/// <summary>The saved searches of the people who read on this node.</summary>
public sealed class SavedSearchCache(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 8 * 1024 * 1024;

    internal const string OwnSql = $"SELECT {Columns} FROM saved_searches s WHERE s.account_id = @owner ORDER BY s.title, s.id";

    private const string Columns =
        "s.id, s.account_id AS owner, s.title, s.query, s.looked_up_to, s.notice, s.feed_hash IS NOT NULL AS has_feed";

    private readonly PerAccountCache<OwnSearches> _cache = new(
        Budget, async (owner, ct) => new OwnSearches(await database.ReadAsync(db => LoadAsync(db, owner), ct)));

    /// <summary>By their titles.</summary>
    public async ValueTask<IReadOnlyList<SavedSearch>> FindAsync(AccountId owner, CancellationToken ct) =>
        (await _cache.FindAsync(owner, ct)).Searches;

    /// <summary>Null where there is no such search, and where it is somebody else's.</summary>
    public async ValueTask<SavedSearch?> FindAsync(AccountId owner, Id<SavedSearch> id, CancellationToken ct)
    {
        foreach (var search in await FindAsync(owner, ct))
            if (search.Id == id) return search;
        return null;
    }

    /// <inheritdoc cref="FindAsync(AccountId, Id{SavedSearch}, CancellationToken)"/>
    public static async Task<SavedSearch?> FindAsync(ReadSession db, AccountId owner, Id<SavedSearch> id) =>
        (await LoadAsync(db, owner)).Find(search => search.Id == id);

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is SearchesChanged e) _cache.Forget(e.Owner);
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private static async Task<List<SavedSearch>> LoadAsync(ReadSession db, AccountId owner) =>
        (await db.QueryAsync<Row>(OwnSql, new { owner })).ConvertAll(row => row.ToSearch());

    private sealed class Row
    {
        public Id<SavedSearch> Id { get; set; }
        public AccountId Owner { get; set; }
        public string Title { get; set; } = "";
        public string Query { get; set; } = "";
        public long LookedUpTo { get; set; }
        public long Notice { get; set; }
        public bool HasFeed { get; set; }

        public SavedSearch ToSearch() => new(Id, Owner, Title, Query, LookedUpTo, (SearchNotice)Notice, HasFeed);
    }

    private sealed class OwnSearches(IReadOnlyList<SavedSearch> searches) : CacheEntry
    {
        public IReadOnlyList<SavedSearch> Searches => searches;

        public override int Bytes { get; } =
            100 + searches.Sum(search => 150 + (2 * search.Title.Length) + (2 * search.Query.Length));
    }
}
