using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>Two hashtags that somebody named, and the pair of them.</summary>
/// <param name="Pair">Null where there is none yet.</param>
/// <param name="Name">Folded.</param>
/// <param name="Main">The one that both would be shown as.</param>
internal sealed record TwoTags(Id<TagPair>? Pair, string Name, string Main)
{
    private const long Week = 7 * 86_400_000;

    private static readonly Fault NoTag = Wrong("A hashtag is one word, of letters and digits, and not of digits alone");
    private static readonly Fault Same = Wrong("These two hashtags are shown together already");

    /// <summary>Where they are read together with others, what is named are the main ones of these.</summary>
    /// <returns>422 for what is no hashtag, is in no public post, or is read together already.</returns>
    public static async Task<Outcome<TwoTags>> FindAsync(ReadSession db, AliasSet aliases, string one, string other, long now)
    {
        if (!TagName.TryParse(one.Trim(), out var first) || !TagName.TryParse(other.Trim(), out var second)) return NoTag;
        if (first == second) return Same;
        if (await PairRows.BetweenAsync(db, first, second) is { } named) return Of(named);
        (first, second) = (aliases.MainOf(first), aliases.MainOf(second));
        if (first == second) return Same;
        if (await PairRows.BetweenAsync(db, first, second) is { } known) return Of(known);
        var tags = await PairGate.PublicAsync(db, [first, second]);
        foreach (var (name, typed) in ((string, string)[])[(first, one), (second, other)])
            if (!tags.ContainsKey(name)) return Wrong($"Nobody has used #{TagName.Bare(typed.Trim())} in a public post");
        var (alias, main) = await PairGate.OrderAsync(db, tags[first], tags[second], (now - Week) << 16);
        return new TwoTags(null, alias, main);
    }

    private static TwoTags Of(PairRow row) => new(row.Id, row.Name, row.Main);

    private static Fault Wrong(string sentence) => Fault.Invalid([new("other", "ERR_INVALID", sentence)]);
}
