using Canteen.Core.Accounts;

namespace Canteen.Features.People.Follows;

/// <summary>
/// How the viewer stands to these accounts, in their order; ids that no account has, or one that blocked the viewer, are left out.
/// </summary>
public sealed class LoadRelationships(RelationshipCache relationships)
{
    public async Task<List<RelationshipView>> RunAsync(AccountId me, IReadOnlyList<AccountId> ids, CancellationToken ct)
    {
        var found = await relationships.FindAsync(me, ids, ct);
        return [.. ids.Where(id => found.ContainsKey(id) && !found[id].BlockedBy).Select(id => found[id])];
    }
}
