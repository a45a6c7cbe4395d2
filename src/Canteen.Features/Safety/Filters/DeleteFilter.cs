using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>Deletes a filter with all that is in it. 404: unknown.</summary>
public sealed class DeleteFilter(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<Filter> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx => await tx.ExecuteAsync("DELETE FROM filters WHERE id = @id AND account_id = @owner", new { id, owner }) == 0
                ? Fault.NotFound
                : await FilterRows.DoneAsync(tx, owner, Done.It),
            ct);
}
