using Canteen.Storage;

namespace Canteen.Features.Safety.Filters;

/// <summary>Takes a single post out of a filter. 404: unknown.</summary>
public sealed class RemoveFilteredPost(Database database)
{
    public Task<Outcome<Done>> RunAsync(AccountId owner, Id<FilteredPost> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx => await tx.ExecuteAsync("DELETE FROM filter_posts WHERE id = @id AND account_id = @owner", new { id, owner }) == 0
                ? Fault.NotFound
                : await FilterRows.DoneAsync(tx, owner, Done.It),
            ct);
}
