using Canteen.Core.Accounts;
using Canteen.Core.People;

namespace Canteen.Features.People.Accounts;

/// <summary>
/// Finds an account by its name. 404 if it is unknown here, or blocked the viewer; other servers are not asked.
/// </summary>
public sealed class FindAccountByName(AccountNameCache names, AccountGate gate)
{
    public async Task<Outcome<AccountView>> RunAsync(string acct, AccountId? viewer, CancellationToken ct) =>
        await gate.ShowAsync(await names.FindAsync(acct, ct), viewer, ct) is { } account ? account : Fault.NotFound;
}
