using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>Somebody who follows a collection looks at it: nothing in it is new to them afterwards.</summary>
public sealed class LookAtCollection(Database database)
{
    private const string Sql = "UPDATE collection_follows SET seen_at = @Now WHERE collection_id = @Id AND account_id = @me";

    /// <param name="collection">As they found it; one in which nothing is new is left as it is.</param>
    public Task RunAsync(AccountId? viewer, ShownCollection collection, CancellationToken ct) =>
        viewer is { } me && collection.Fresh > 0
            ? database.WriteAsync(tx => tx.ExecuteAsync(Sql, new { collection.Id, me, tx.Now }), ct)
            : Task.CompletedTask;
}
