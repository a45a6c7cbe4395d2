using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>Says whether two hashtags mean the same, or says the other thing than before.</summary>
public sealed class VoteOnPair(Database database, PairGate gate)
{
    /// <returns>404 and 403 as for <see cref="PairGate.FindAsync"/>; 422 where one hashtag would have too many others.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId me, Id<TagPair> id, bool isYes, CancellationToken ct)
    {
        if (!(await gate.FindAsync(id, me, ct)).Is(out _, out var fault)) return fault;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (await PairRows.FindAsync(tx, id) is null) return Fault.NotFound;
                return await VoteRows.PutAsync(tx, id, me, isYes) is { } refused ? refused : Done.It;
            },
            ct);
    }
}
