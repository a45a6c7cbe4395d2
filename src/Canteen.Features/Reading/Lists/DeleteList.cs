using Canteen.Storage;

namespace Canteen.Features.Reading.Lists;

/// <summary>Deletes a list with all that is in it. 404: unknown.</summary>
public sealed class DeleteList(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<PersonalList> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var exclusive = await tx.ScalarAsync<bool?>(
                    "DELETE FROM lists WHERE id = @id AND account_id = @owner RETURNING is_exclusive", new { id, owner });
                if (exclusive is not { } movesHome) return Fault.NotFound;
                await tx.AnnounceAsync(new ListsChanged(owner, id, movesHome));
                return Done.It;
            },
            ct);
}
