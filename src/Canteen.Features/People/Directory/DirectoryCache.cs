using Canteen.Core.Caching;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.People.Directory;

/// <summary>
/// The first members that somebody found, cached on this node for each query. Any change to a member may move them into or out of any of
/// these lists, so all are forgotten then: members change far less often than they are looked at. What posts change, who posted last and
/// about what, is read again after a minute.
/// </summary>
public sealed class DirectoryCache(Database database, TagAliasCache aliases, TimeProvider clock) : IInvalidationTail, IDisposable
{
    /// <summary>How many of each are cached: enough to say that there are more than a hundred.</summary>
    public const int Kept = 101;

    private const long Budget = 4 * 1024 * 1024;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly LruCache<PeopleQuery, Members> _cache = new(Budget);
    private readonly ChangeCounter _changes = new();

    public IReadOnlyCollection<Type> HearsAtOnce { get; } = [typeof(AccountSuspended), typeof(AccessChanged)];

    /// <returns>In the query's order, at most <see cref="Kept"/>.</returns>
    internal async ValueTask<IReadOnlyList<PersonRow>> FindAsync(PeopleQuery query, CancellationToken ct) =>
        _cache.Find(query) is { } known && !(query.Ages && known.ReadAt + Fresh.TotalMilliseconds <= clock.Milliseconds())
            ? known.People
            : await ReadAsync(query, ct);

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is ProfileChanged or AccountAdmitted or EmailConfirmed or AccessChanged or AccountSuspended
            or FeaturedTagsChanged or TagAliasesChanged) Forget();
    }

    public void Forget()
    {
        _changes.ChangeAll();
        _cache.Clear();
    }

    public void Dispose() => _cache.Dispose();

    private async Task<IReadOnlyList<PersonRow>> ReadAsync(PeopleQuery query, CancellationToken ct)
    {
        var (before, now, tags) = (_changes.Of(0), clock.Milliseconds(), await aliases.FindAsync(ct));
        var args = query.Arguments(tags, now) with { Limit = Kept };
        var people = await database.ReadAsync(db => db.QueryAsync<PersonRow>(query.Sql(), args), ct);
        _cache.Put(query, new Members(query, people, now));
        if (_changes.Of(0) != before) _cache.Remove(query);
        return people;
    }

    private sealed class Members(PeopleQuery query, IReadOnlyList<PersonRow> people, long readAt) : CacheEntry
    {
        public IReadOnlyList<PersonRow> People => people;

        /// <summary>Milliseconds.</summary>
        public long ReadAt => readAt;

        public override int Bytes { get; } = 400 + (40 * people.Count)
            + (2 * (query.Words.Length + query.Profession.Length + query.Organisation.Length + query.Place.Length + query.Topic.Length));
    }
}
