using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Accounts;

/// <summary>The account of a name. Unknown here: 404, other servers are not asked.</summary>
public sealed class FindAccountByName(Database database, AccountNameCache names)
{
    public Task<Outcome<AccountView>> RunAsync(string acct, CancellationToken ct) =>
        database.ReadAsync<Outcome<AccountView>>(
            async db => await names.FindAsync(db, acct) is { } account ? account : Fault.NotFound,
            ct);
}
