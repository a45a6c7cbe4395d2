using Canteen.Core.Accounts;
using Canteen.Core.People;
using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>
/// Puts a person into some lists and takes them out of others; all of it, or nothing. 404: unknown, or somebody who blocked the owner;
/// 422 as for <see cref="AddToList"/> and <see cref="CreateList"/>.
/// </summary>
public sealed class ChooseListsOfPerson(Database database, AccountHydrator accounts, AccountGate gate)
{
    private readonly MemberRows _members = new(accounts, gate);

    public Task<Outcome<Done>> RunAsync(AccountId owner, AccountId person, ListChoice choice, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await gate.FindAsync(tx, person, owner) is null) return Fault.NotFound;
                if (!(await choice.FindAsync(tx, owner)).Is(out var lists, out var fault)) return fault;
                foreach (var list in lists.Remove) await MemberRows.RemoveAsync(tx, owner, list, [person]);
                foreach (var list in lists.Add)
                    if (!(await _members.AddAsync(tx, owner, list, [person])).Is(out _, out var refused)) return refused;
                return Done.It;
            },
            ct);
}
