using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.People.Accounts;

/// <summary>Finds an account by its name. 404 if it is unknown here; other servers are not asked.</summary>
public sealed class FindAccountByName(Database database, AccountNameCache names)
{
    public Task<Outcome<AccountView>> RunAsync(string acct, CancellationToken ct) =>
        database.ReadAsync<Outcome<AccountView>>(
            async db => await names.FindAsync(db, acct) is { } account ? account : Fault.NotFound,
            ct);
}
