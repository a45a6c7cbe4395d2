using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Takes people out of a list; who is not in it is no fault. 404: the list is unknown.</summary>
public sealed class RemoveFromList(Database database)
{
    /// <returns>How many were in it.</returns>
    public Task<Outcome<int>> RunAsync(
        AccountId owner, Id<PersonalList> id, IReadOnlyList<AccountId> people, CancellationToken ct) =>
        database.WriteAsync<Outcome<int>>(
            async tx =>
            {
                if (await ListRows.FindAsync(tx, owner, id) is not { } list) return Fault.NotFound;
                if (people.Count == 0) return 0;
                var removed = await tx.ExecuteAsync(
                    "DELETE FROM list_members WHERE list_id = @id AND member_id IN @People",
                    new { id, People = people.Select(person => person.Value).ToArray() });
                if (removed > 0) await tx.AnnounceAsync(new ListsChanged(owner, id, list.IsExclusive));
                return removed;
            },
            ct);
}
