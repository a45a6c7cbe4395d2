using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Ends following a collection, also one that is not there for them any more. It is no fault if they do not follow it.
/// </summary>
public sealed class UnfollowCollection(Database database)
{
    private const string Sql = "DELETE FROM collection_follows WHERE collection_id = @id AND account_id = @me";

    public Task<Outcome<Done>> RunAsync(AccountId me, Id<Collection> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                await tx.ExecuteAsync(Sql, new { id, me });
                return Done.It;
            },
            ct);
}
