using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Accounts;

/// <summary>Accounts by id, for anyone. Unknown and unconfirmed ones are left out.</summary>
public sealed class LoadAccounts(Database database, AccountHydrator hydrator)
{
    public Task<List<AccountView>> RunAsync(IReadOnlyList<AccountId> ids, CancellationToken ct) =>
        database.ReadAsync(db => hydrator.LoadAsync(db, ids), ct);
}
