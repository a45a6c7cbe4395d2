using Canteen.Storage;

namespace Canteen.Features.Reading.Collections;

/// <summary>
/// Ends that two people follow each other's collections once one blocked the other. They are not there for each other from the block on;
/// this is so that the end of the block does not bring them back.
/// </summary>
public sealed class EndFollowsOfApart : IReaction
{
    internal const string Sql =
        """
        DELETE FROM collection_follows
        WHERE account_id = @follower AND collection_id IN (SELECT id FROM collections WHERE account_id = @owner)
        """;

    public string Name => "collection-follows-of-blocked";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(AccountBlocked)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        if (happened.Event is not AccountBlocked blocked) return;
        await tx.ExecuteAsync(Sql, new { follower = blocked.By, owner = blocked.Other });
        await tx.ExecuteAsync(Sql, new { follower = blocked.Other, owner = blocked.By });
    }
}
