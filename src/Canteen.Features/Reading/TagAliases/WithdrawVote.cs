using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>Takes back what one said of two hashtags. It is no fault if one said nothing.</summary>
public sealed class WithdrawVote(Database database)
{
    /// <returns>404: there is no such pair. 422 where one hashtag would have too many others.</returns>
    public Task<Outcome<Done>> RunAsync(AccountId me, Id<TagPair> id, CancellationToken ct) =>
        database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PairRows.FindAsync(tx, id) is null) return Fault.NotFound;
                return await VoteRows.RemoveAsync(tx, id, me) is { } refused ? refused : Done.It;
            },
            ct);
}
