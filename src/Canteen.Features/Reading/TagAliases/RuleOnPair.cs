using Canteen.Core.Synonyms;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>A moderator decides of two hashtags, at once and whatever the vote says, or leaves them to the vote again.</summary>
public sealed class RuleOnPair(Database database, TagAliasCache aliases, TimeProvider clock)
{
    /// <returns>404 for members, and where there is nothing to leave to the vote; 422 as for <see cref="TwoTags"/>.</returns>
    public async Task<Outcome<Done>> RunAsync(AccountId me, string one, string other, TagRuling ruling, CancellationToken ct)
    {
        if (!(await database.ReadAsync(db => FindAsync(db, me, one, other), ct)).Is(out var two, out var fault)) return fault;
        return await database.WriteAsync<Outcome<Done>>(
            async tx =>
            {
                if (!await StaffGate.IsStaffAsync(tx, me)) return Fault.NotFound;
                var id = two.Pair ?? (await PairRows.BetweenAsync(tx, two.Name, two.Main))?.Id;
                if (id is null && ruling == TagRuling.None) return Fault.NotFound;
                var pair = id ?? await PairRows.AddAsync(tx, me, two.Name, two.Main);
                await tx.ExecuteAsync(
                    "UPDATE tag_pairs SET ruling = @Ruling WHERE id = @pair", new { Ruling = (long)ruling, pair });
                return await PairRows.SettleAsync(tx, pair) is { } refused ? refused : Done.It;
            },
            ct);
    }

    private async Task<Outcome<TwoTags>> FindAsync(ReadSession db, AccountId me, string one, string other)
    {
        if (!await StaffGate.IsStaffAsync(db, me)) return Fault.NotFound;
        return await TwoTags.FindAsync(db, await aliases.FindAsync(db), one, other, clock.Milliseconds());
    }
}
