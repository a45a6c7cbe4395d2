using Canteen.Storage;

namespace Canteen.Features.People.Packs;

/// <summary>Changes the words of a pack: what is not given stays as it is. 404: unknown; 422: words that cannot be.</summary>
public sealed class ChangePack(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId maker, Id<Pack> id, PackDraft draft, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PackRows.OwnAsync(tx, maker, id) is not { } pack) return Fault.NotFound;
                var changed = draft.Fill(pack);
                if (changed.Check() is { } wrong) return wrong;
                await tx.ExecuteAsync(
                    "UPDATE packs SET name = @Name, description = @Description WHERE id = @Id",
                    new { changed.Name, changed.Description, changed.Id });
                return Done.It;
            },
            ct);
}
