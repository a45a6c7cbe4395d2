using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>Deletes a collection with its notes. Its posts stay bookmarked. 404: unknown.</summary>
public sealed class DeleteCollection(Database database)
{
    private const string Sql = "DELETE FROM collections WHERE id = @id AND account_id = @owner";

    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<Collection> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await tx.ExecuteAsync(Sql, new { id, owner }) == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new CollectionsChanged(owner));
                return Done.It;
            },
            ct);
}
