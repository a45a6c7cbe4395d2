using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>What a hashtag is the same as, and what is proposed about it. Who proposed and who voted is nobody's business.</summary>
public sealed class ReadPairs(Database database, TagAliasCache aliases, TagHydrator hydrator)
{
    private const int Most = 60;

    internal const string Sql =
        $"""
        SELECT {PairRows.Columns} FROM tag_pairs WHERE name IN @names
        UNION SELECT {PairRows.Columns} FROM tag_pairs WHERE main IN @names
        ORDER BY yes DESC, id DESC LIMIT @Most
        """;

    /// <param name="viewer">Null for a visitor.</param>
    /// <returns>404 for what cannot be a hashtag.</returns>
    public Task<Outcome<TagPairsView>> RunAsync(string typed, AccountId? viewer, CancellationToken ct) =>
        TagName.TryParse(typed, out var name)
            ? database.ReadAsync<Outcome<TagPairsView>>(async db => await LoadAsync(db, name, typed, viewer), ct)
            : Task.FromResult<Outcome<TagPairsView>>(Fault.NotFound);

    private async Task<TagPairsView> LoadAsync(ReadSession db, string name, string typed, AccountId? viewer)
    {
        var tag = (await hydrator.LoadAsync(db, [name]))[0];
        if (!tag.IsPublic && tag.Name == name) tag = tag with { Display = TagName.Bare(typed) };
        var names = (await aliases.FindAsync(db)).GroupOf(name);
        var rows = await db.QueryAsync<PairRow>(Sql, new { names, Most });
        var shown = await PairGate.PublicAsync(db, [.. rows.SelectMany(row => (string[])[row.Name, row.Main]).Distinct()]);
        var votes = viewer is null || rows.Count == 0 ? [] : (await db.QueryAsync<VoteRow>(
            "SELECT pair_id, is_yes FROM tag_pair_votes WHERE account_id = @viewer AND pair_id IN @Pairs",
            new { viewer, Pairs = rows.Select(row => row.Id.Value).ToArray() })).ToDictionary(vote => vote.PairId, vote => vote.IsYes);
        var isStaff = viewer is { } me && await StaffGate.IsStaffAsync(db, me);
        List<TagPairView> pairs =
        [
            .. from row in rows
               where (shown.ContainsKey(row.Name) && shown.ContainsKey(row.Main)) || (isStaff && row.IsSame)
               select new TagPairView(
                   row.ToPair(), Display(row.Name), Display(row.Main), votes.TryGetValue(row.Id.Value, out var isYes) ? isYes : null),
        ];
        return new(tag, pairs, isStaff);

        // Moderators must be able to part what no public post has any more.
        string Display(string folded) => shown.TryGetValue(folded, out var known) ? known.Display : folded;
    }

    private sealed class VoteRow
    {
        public long PairId { get; set; }
        public bool IsYes { get; set; }
    }
}

/// <param name="Tag">The main one of those that are read together.</param>
/// <param name="IsStaff">The viewer may decide.</param>
public sealed record TagPairsView(TagUseView Tag, IReadOnlyList<TagPairView> Pairs, bool IsStaff);

/// <param name="Name">As it is shown, as is <paramref name="Main"/>.</param>
/// <param name="Vote">What the viewer said; null for nothing.</param>
public sealed record TagPairView(TagPair Pair, string Name, string Main, bool? Vote);
