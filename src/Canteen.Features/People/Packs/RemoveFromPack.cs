using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>
/// The maker takes people out of a pack, or asks them no longer. Who is not in it is no fault, and who said no has said so still. 404: the
/// pack is unknown.
/// </summary>
public sealed class RemoveFromPack(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, IReadOnlyList<AccountId> people, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is null) return Fault.NotFound;
                if (people.Count == 0) return Done.It;
                var removed = await tx.ExecuteAsync(
                    "DELETE FROM pack_people WHERE pack_id = @id AND member_id IN @People AND answer < 2",
                    new { id, People = people.Select(person => person.Value).ToArray() });
                if (removed > 0) await tx.AnnounceAsync(new PackChanged(id, maker, [.. people]));
                return Done.It;
            },
            ct);
}
