using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>A local account, for other servers: 404 if it is not local or not yet admitted, 410 if it is suspended.</summary>
public sealed class FindActor(Database database, AccountHydrator hydrator, AccountNameCache names)
{
    public static readonly Fault Gone = new(FaultKind.Gone, "This account no longer exists");

    public Task<Outcome<AccountView>> ByIdAsync(AccountId id, CancellationToken ct) =>
        database.ReadAsync(async db => Known(await hydrator.FindAsync(db, id)), ct);

    /// <param name="name">The handle of a local account, without domain.</param>
    public Task<Outcome<AccountView>> ByNameAsync(string name, CancellationToken ct) =>
        database.ReadAsync(async db => Known(await names.FindAsync(db, name)), ct);

    private static Outcome<AccountView> Known(AccountView? account) => account switch
    {
        null or { Domain.Length: > 0 } => Fault.NotFound,
        { Suspended: true } => Gone,
        _ => account,
    };
}
