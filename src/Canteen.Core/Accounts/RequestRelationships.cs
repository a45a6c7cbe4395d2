using Canteen.Storage;

namespace Canteen.Core.Accounts;

/// <summary>
/// The relationships that one page needs, read once for all its buttons rather than once for each. Lives as long as the request.
/// </summary>
public sealed class RequestRelationships(Database database, RelationshipHydrator hydrator)
{
    private readonly Dictionary<AccountId, RelationshipView> _known = [];

    /// <summary>Reads the relationships with all the people on a page; nothing for a visitor.</summary>
    public async Task PrepareAsync(AccountId? me, IEnumerable<AccountView> people, CancellationToken ct)
    {
        if (me is not { } viewer) return;
        var unknown = people.Select(p => p.Id).Where(id => !_known.ContainsKey(id)).Distinct().ToList();
        foreach (var view in await database.ReadAsync(db => hydrator.LoadAsync(db, viewer, unknown), ct)) _known[view.Id] = view;
    }

    public async Task<RelationshipView> OfAsync(AccountId me, AccountView person, CancellationToken ct)
    {
        await PrepareAsync(me, [person], ct);
        return _known.GetValueOrDefault(person.Id) ?? new RelationshipView(person.Id);
    }
}
