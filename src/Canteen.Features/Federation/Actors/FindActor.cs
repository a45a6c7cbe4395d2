using Canteen.Core.Accounts;
using Canteen.Storage;

namespace Canteen.Features.Federation.Actors;

/// <summary>An account of ours, as other servers may know it: 404 when it is not ours or not yet let in, 410 when it is suspended.</summary>
public sealed class FindActor(Database database, AccountHydrator hydrator, AccountNameCache names)
{
    public static readonly Fault Gone = new(FaultKind.Gone, "This account is no longer here");

    public Task<Outcome<AccountView>> ByIdAsync(AccountId id, CancellationToken ct) =>
        database.ReadAsync(async db => Known(await hydrator.FindAsync(db, id)), ct);

    /// <param name="name">A handle of ours, without domain.</param>
    public Task<Outcome<AccountView>> ByNameAsync(string name, CancellationToken ct) =>
        database.ReadAsync(async db => Known(await names.FindAsync(db, name)), ct);

    private static Outcome<AccountView> Known(AccountView? account) => account switch
    {
        null or { Domain.Length: > 0 } => Fault.NotFound,
        { Suspended: true } => Gone,
        _ => account,
    };
}
