using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Follows;

/// <summary>The relationships between the viewer and these accounts; unknown ids are left out.</summary>
public sealed class LoadRelationships(Database database, RelationshipHydrator relationships)
{
    public Task<List<RelationshipView>> RunAsync(AccountId me, IReadOnlyList<AccountId> ids, CancellationToken ct) =>
        database.ReadAsync(db => relationships.LoadAsync(db, me, ids), ct);
}
