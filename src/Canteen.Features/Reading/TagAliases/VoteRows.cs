using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

internal static class VoteRows
{
    private const string PutSql =
        """
        INSERT INTO tag_pair_votes (pair_id, account_id, is_yes) VALUES (@pair, @who, @isYes)
        ON CONFLICT (pair_id, account_id) DO UPDATE SET is_yes = excluded.is_yes
        """;

    /// <returns>As <see cref="PairRows.SettleAsync"/>.</returns>
    public static async Task<Fault?> PutAsync(WriteTransaction tx, Id<TagPair> pair, AccountId who, bool isYes)
    {
        await tx.ExecuteAsync(PutSql, new { pair, who, isYes });
        return await PairRows.SettleAsync(tx, pair);
    }

    /// <returns>As <see cref="PairRows.SettleAsync"/>.</returns>
    public static async Task<Fault?> RemoveAsync(WriteTransaction tx, Id<TagPair> pair, AccountId who)
    {
        await tx.ExecuteAsync("DELETE FROM tag_pair_votes WHERE pair_id = @pair AND account_id = @who", new { pair, who });
        return await PairRows.SettleAsync(tx, pair);
    }
}
