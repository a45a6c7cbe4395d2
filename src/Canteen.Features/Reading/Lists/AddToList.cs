using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts people into a list, whether its owner follows them or not; all of them, or none. Nobody is told. 404: the list or one of them is
/// unknown, or blocked the owner; 422: the owner blocks one of them, or the list would be too long.
/// </summary>
public sealed class AddToList(Database database, AccountHydrator accounts, AccountGate gate)
{
    private readonly MemberRows _members = new(accounts, gate);

    /// <param name="onlyNew">Who is in the list already is a fault (422).</param>
    /// <returns>How many were added.</returns>
    public Task<Outcome<int>> RunAsync(
        AccountId owner, Id<PersonalList> id, IReadOnlyList<AccountId> people, bool onlyNew, CancellationToken ct) =>
        database.WriteAsync<Outcome<int>>(
            async tx => await ListRows.FindAsync(tx, owner, id) is { } list
                ? await _members.AddAsync(tx, owner, list, people, onlyNew)
                : Fault.NotFound,
            ct);
}
