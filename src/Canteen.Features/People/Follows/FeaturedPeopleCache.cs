using Canteen.Core.Caching;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>The ids of the people whom somebody features on their profile page, kept for those whose profiles are read.</summary>
internal sealed class FeaturedPeopleCache : ILiveTail, IDisposable
{
    private const long Budget = 4 * 1024 * 1024;

    /// <summary>A profile is about its owner: more than these are for apps to list.</summary>
    private const int Shown = 12;

    private readonly PerAccountCache<People> _cache;

    public FeaturedPeopleCache(Database database) =>
        _cache = new(Budget, (account, ct) => database.ReadAsync(db => ReadAsync(db, account), ct));

    /// <returns>The latest first. Whether they can be shown is not known here.</returns>
    public async ValueTask<IReadOnlyList<AccountId>> FindAsync(AccountId account, CancellationToken ct) =>
        (await _cache.FindAsync(account, ct)).Ids;

    public void Hear(LoggedEvent happened)
    {
        switch (happened.Event)
        {
            case RelationshipChanged e: _cache.Forget(e.By); break;
            case AccountUnfollowed e: _cache.Forget(e.Follower); break;
            case AccessChanged: _cache.ForgetAll(); break;
        }
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private static async Task<People> ReadAsync(ReadSession db, AccountId account)
    {
        var window = new PageWindow(Shown);
        var args = new { of = account, viewer = 0, window.Below, window.Above, window.Limit };
        var rows = await db.QueryAsync<Row>(ListEndorsed.Sql(window.Order), args);
        return new People(rows.ConvertAll(row => row.AccountId));
    }

    private sealed class People(IReadOnlyList<AccountId> ids) : CacheEntry
    {
        public IReadOnlyList<AccountId> Ids => ids;

        public override int Bytes => 120 + (8 * ids.Count);
    }

    private sealed class Row
    {
        public long Cursor { get; set; }
        public AccountId AccountId { get; set; }
    }
}
