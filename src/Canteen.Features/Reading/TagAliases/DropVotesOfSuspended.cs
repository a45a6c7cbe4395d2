using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>What somebody said of hashtags does not count any more once they are suspended.</summary>
public sealed class DropVotesOfSuspended : IReaction
{
    public string Name => "votes-of-suspended";

    public IReadOnlyCollection<Type> Hears { get; } = [typeof(AccountSuspended)];

    public async Task ReactAsync(WriteTransaction tx, LoggedEvent happened, CancellationToken ct)
    {
        if (happened.Event is not AccountSuspended { Account: var account }) return;
        var pairs = await tx.QueryAsync<long>(
            "SELECT pair_id FROM tag_pair_votes WHERE account_id = @account ORDER BY pair_id", new { account });
        foreach (var pair in pairs) await VoteRows.RemoveAsync(tx, new Id<TagPair>(pair), account);
    }
}
