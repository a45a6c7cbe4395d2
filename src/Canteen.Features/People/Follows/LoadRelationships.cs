using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>How the viewer stands to these accounts; ids that no account has are left out.</summary>
public sealed class LoadRelationships(Database database, RelationshipHydrator relationships)
{
    public Task<List<RelationshipView>> RunAsync(AccountId me, IReadOnlyList<AccountId> ids, CancellationToken ct) =>
        database.ReadAsync(db => relationships.LoadAsync(db, me, ids), ct);
}
