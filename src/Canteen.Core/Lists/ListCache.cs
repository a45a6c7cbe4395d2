using Canteen.Core.Caching;
using Canteen.Storage;

namespace Canteen.Core.Lists;

/// <summary>
/// The lists of the people who read on this node, without whom they hold: for the navigation, and to know whose a list is.
/// </summary>
public sealed class ListCache(Database database) : ILiveTail, IDisposable
{
    private const long Budget = 16 * 1024 * 1024;

    private readonly PerAccountCache<OwnLists> _cache = new(
        Budget, async (owner, ct) => new OwnLists(await database.ReadAsync(db => ListReader.LoadAsync(db, owner), ct)));

    /// <summary>In their owner's order.</summary>
    public async ValueTask<IReadOnlyList<PersonalList>> FindAsync(AccountId owner, CancellationToken ct) =>
        (await _cache.FindAsync(owner, ct)).Lists;

    /// <summary>Null where there is no such list, and where it is somebody else's.</summary>
    public async ValueTask<PersonalList?> FindAsync(AccountId owner, Id<PersonalList> id, CancellationToken ct)
    {
        foreach (var list in await FindAsync(owner, ct))
            if (list.Id == id) return list;
        return null;
    }

    public void Hear(LoggedEvent happened)
    {
        if (happened.Event is ListsChanged e) _cache.Forget(e.Owner);
        if (happened.Event is SearchesChanged { Deleted: true } gone) _cache.Forget(gone.Owner);
    }

    public void Forget() => _cache.ForgetAll();

    public void Dispose() => _cache.Dispose();

    private sealed class OwnLists(IReadOnlyList<PersonalList> lists) : CacheEntry
    {
        public IReadOnlyList<PersonalList> Lists => lists;

        public override int Bytes { get; } =
            150 + lists.Sum(list => 200 + (2 * list.Title.Length) + (150 * list.Tags.Count) + (8 * list.Searches.Count));
    }
}
