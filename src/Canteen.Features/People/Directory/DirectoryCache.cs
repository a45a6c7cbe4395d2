using Canteen.Core.Accounts;
using Canteen.Core.Caching;
using Canteen.Core.Paging;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>
/// The newest members of each profession and organisation that somebody asked for, cached on this node. Any change to a member may move
/// them into or out of any of these lists, so all are forgotten then: members change far less often than they are looked at.
/// </summary>
public sealed class DirectoryCache(Database database, AccountCache accounts) : IInvalidationTail, IDisposable
{
    /// <summary>How many of each are cached: the longest first page.</summary>
    public const int Kept = 40;

    private const long Budget = 4 * 1024 * 1024;

    private readonly LruCache<PeopleFilter, Members> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    public IReadOnlyCollection<Type> HearsAtOnce { get; } = [typeof(AccountSuspended), typeof(AccessChanged)];

    /// <param name="filter">Without words.</param>
    /// <param name="window">A first page, of at most <see cref="Kept"/>.</param>
    public async ValueTask<Page<AccountView>> FindAsync(PeopleFilter filter, PageWindow window, CancellationToken ct)
    {
        var members = _cache.Find(filter) ?? await ReadAsync(filter, ct);
        var rows = members.Ids.Take(window.Limit).ToList();
        var known = await accounts.FindAsync(rows, ct);
        return Page<AccountView>.Of(
            window, rows, id => id.Value, [.. rows.Where(id => known.ContainsKey(id.Value)).Select(id => known[id.Value].View)]);
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is ProfileChanged or AccountAdmitted or EmailConfirmed or AccessChanged or AccountSuspended) Forget();
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private async Task<Members> ReadAsync(PeopleFilter filter, CancellationToken ct)
    {
        var before = _changes.Of(0);
        var window = new PageWindow(Kept);
        var args = new { filter.Profession, filter.Organisation, window.Below, window.Above, window.Limit };
        var rows = await database.ReadAsync(db => db.QueryAsync<Row>(ListPeople.Sql(filter, window.Order), args), ct);
        var members = new Members(filter, rows.ConvertAll(row => row.AccountId));
        _cache.Put(filter, members);
        if (_changes.Of(0) != before) _cache.Remove(filter);
        return members;
    }

    private sealed class Members(PeopleFilter filter, IReadOnlyList<AccountId> ids) : CacheEntry
    {
        public IReadOnlyList<AccountId> Ids => ids;

        public override int Bytes => 250 + (8 * ids.Count) + (2 * (filter.Profession.Length + filter.Organisation.Length));
    }

    private sealed class Row
    {
        public AccountId AccountId { get; set; }
    }
}
