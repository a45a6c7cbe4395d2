using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>Proposes that two hashtags mean the same, and says yes to it; where somebody did so before, it only says yes.</summary>
public sealed class ProposePair(Database database, PairGate gate, TagAliasCache aliases, TimeProvider clock)
{
    private const string OpenSql = "SELECT COUNT(*) FROM tag_pairs WHERE proposed_by = @me AND is_same = FALSE AND ruling = 0";

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: You cannot have more than {TagPair.MostOpen} open proposals about hashtags");

    /// <returns>422 as for <see cref="TwoTags"/> and for one proposal too many; 403 for whoever has used neither of the two.</returns>
    public async Task<Outcome<Id<TagPair>>> RunAsync(AccountId me, string one, string other, CancellationToken ct)
    {
        if (!(await database.ReadAsync(db => FindAsync(db, me, one, other), ct)).Is(out var two, out var fault)) return fault;
        return await database.WriteAsync<Outcome<Id<TagPair>>>(
            async tx =>
            {
                var id = two.Pair ?? (await PairRows.BetweenAsync(tx, two.Name, two.Main))?.Id;
                if (id is null && await tx.ScalarAsync<long>(OpenSql, new { me }) >= TagPair.MostOpen) return TooMany;
                var pair = id ?? await PairRows.AddAsync(tx, me, two.Name, two.Main);
                return await VoteRows.PutAsync(tx, pair, me, isYes: true) is { } refused ? refused : pair;
            },
            ct);
    }

    private async Task<Outcome<TwoTags>> FindAsync(ReadSession db, AccountId me, string one, string other)
    {
        var together = await aliases.FindAsync(db);
        if (!(await TwoTags.FindAsync(db, together, one, other, clock.Milliseconds())).Is(out var two, out var fault)) return fault;
        return await gate.CheckAsync(db, me, two.Name, two.Main) is { } refused ? refused : two;
    }
}
