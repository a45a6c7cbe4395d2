using Canteen.Core.Accounts;
using Canteen.Core.People;

namespace Canteen.Features.People.Accounts;

/// <summary>Accounts by id, for anyone. Unknown and unconfirmed ones, and those that blocked the viewer, are left out.</summary>
public sealed class LoadAccounts(AccountGate gate)
{
    public ValueTask<List<AccountView>> RunAsync(IReadOnlyList<AccountId> ids, AccountId? viewer, CancellationToken ct) =>
        gate.FindAsync(ids, viewer, ct);
}
