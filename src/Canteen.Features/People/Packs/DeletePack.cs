using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>Deletes a pack with all that is in it. Who followed somebody through it goes on. 404: unknown.</summary>
public sealed class DeletePack(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is null) return Fault.NotFound;
                var people = await tx.QueryAsync<AccountId>("SELECT member_id FROM pack_people WHERE pack_id = @id", new { id });
                await tx.ExecuteAsync("DELETE FROM packs WHERE id = @id", new { id });
                await tx.AnnounceAsync(new PackChanged(id, maker, people));
                return Done.It;
            },
            ct);
}
