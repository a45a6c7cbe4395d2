using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Takes people out of a list; who is not in it is no fault. 404: the list is unknown.</summary>
public sealed class RemoveFromList(Database database)
{
    /// <returns>How many were in it.</returns>
    public Task<Outcome<int>> RunAsync(
        AccountId owner, Id<PersonalList> id, IReadOnlyList<AccountId> people, CancellationToken ct) =>
        database.WriteAsync<Outcome<int>>(
            async tx => await ListRows.FindAsync(tx, owner, id) is { } list
                ? await MemberRows.RemoveAsync(tx, owner, list, people)
                : Fault.NotFound,
            ct);
}
