using Canteen.Storage;

namespace Canteen.Features.Reading.SavedSearches;

/// <summary>Deletes a saved search; its feed ends with it. 404: unknown.</summary>
public sealed class DeleteSearch(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<SavedSearch> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                var gone = await tx.ExecuteAsync("DELETE FROM saved_searches WHERE id = @id AND account_id = @owner", new { id, owner });
                if (gone == 0) return Fault.NotFound;
                await tx.AnnounceAsync(new SearchesChanged(owner, Deleted: true));
                return Done.It;
            },
            ct);
}
