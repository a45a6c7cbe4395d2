using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// Puts people into a pack, all of them or none; they are asked, but for the maker. 404: the pack is unknown, or one of them is, or blocked
/// the maker; 422: the maker blocks one of them, one does not want to be in it, or the pack would be too large.
/// </summary>
public sealed class AddToPack(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, IReadOnlyList<AccountId> people, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is not { } pack) return Fault.NotFound;
                return await PackPeopleRows.AddAsync(tx, pack, people) is { } fault ? fault : Done.It;
            },
            ct);
}
