using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>The pairs with their votes, and the aliases that follow from them: they are always changed here.</summary>
internal static class PairRows
{
    public const string Columns = "id, name, main, yes, no, ruling, is_same";

    internal const string BetweenSql =
        $"SELECT {Columns} FROM tag_pairs WHERE (name = @one AND main = @other) OR (name = @other AND main = @one)";

    private const string CountSql =
        """
        UPDATE tag_pairs SET
          yes = (SELECT COUNT(*) FROM tag_pair_votes v WHERE v.pair_id = @id AND v.is_yes = TRUE),
          no = (SELECT COUNT(*) FROM tag_pair_votes v WHERE v.pair_id = @id AND v.is_yes = FALSE)
        WHERE id = @id
        """;

    private static readonly Fault TooMany = Fault.Invalid(
        $"Validation failed: No more than {TagGroups.MostAliases} other hashtags can be shown together with one");

    public static async Task<PairRow?> FindAsync(ReadSession db, Id<TagPair> id) =>
        await db.FirstOrDefaultAsync<PairRow>($"SELECT {Columns} FROM tag_pairs WHERE id = @id", new { id });

    /// <summary>Whichever of the two is the main one.</summary>
    public static async Task<PairRow?> BetweenAsync(ReadSession db, string one, string other) =>
        await db.FirstOrDefaultAsync<PairRow>(BetweenSql, new { one, other });

    public static async Task<Id<TagPair>> AddAsync(WriteTransaction tx, AccountId by, string name, string main)
    {
        var id = tx.NewId<TagPair>();
        await tx.ExecuteAsync(
            """
            INSERT INTO tag_pairs (id, name, main, proposed_by, yes, no, ruling, is_same, created_at)
            VALUES (@id, @name, @main, @by, 0, 0, 0, FALSE, @Now)
            """,
            new { id, name, main, by, tx.Now });
        return id;
    }

    /// <summary>Counts the votes, and brings the aliases in line with them and with what a moderator decided.</summary>
    /// <returns>422 where one hashtag would have too many others; null where it is done.</returns>
    public static async Task<Fault?> SettleAsync(WriteTransaction tx, Id<TagPair> id)
    {
        await tx.ExecuteAsync(CountSql, new { id });
        if (await FindAsync(tx, id) is not { } row) return null;
        var pair = row.ToPair();
        if (pair.IsEmpty) await tx.ExecuteAsync("DELETE FROM tag_pairs WHERE id = @id", new { id });
        else await tx.ExecuteAsync("UPDATE tag_pairs SET is_same = @IsSame WHERE id = @id", new { pair.IsSame, id });
        return pair.IsSame == row.IsSame ? null : await RegroupAsync(tx);
    }

    private static async Task<Fault?> RegroupAsync(WriteTransaction tx)
    {
        var before = Mains(await tx.QueryAsync<AliasRow>("SELECT name, main FROM tag_aliases"));
        var same = await tx.QueryAsync<AliasRow>("SELECT name, main FROM tag_pairs WHERE is_same = TRUE ORDER BY id");
        var after = TagGroups.MainsOf(same.Select(pair => (pair.Name, pair.Main)));
        if (after.Values.CountBy(main => main).Any(group => group.Value > TagGroups.MostAliases)) return TooMany;
        List<string> changed =
            [.. before.Keys.Union(after.Keys).Where(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name))];
        if (changed.Count == 0) return null;
        await tx.ExecuteAsync("DELETE FROM tag_aliases WHERE name IN @changed", new { changed });
        foreach (var name in changed.Where(after.ContainsKey))
            await tx.ExecuteAsync("INSERT INTO tag_aliases (name, main) VALUES (@name, @Main)", new { name, Main = after[name] });
        await tx.AnnounceAsync(new TagAliasesChanged(Concerned(changed, before, after)));
        return null;
    }

    /// <summary>All that were or are read together with one of these.</summary>
    private static List<string> Concerned(
        List<string> changed, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var mains = changed.SelectMany(name => (string[])[before.GetValueOrDefault(name, name), after.GetValueOrDefault(name, name)])
            .ToHashSet(StringComparer.Ordinal);
        return [.. before.Concat(after).Where(alias => mains.Contains(alias.Value)).Select(alias => alias.Key).Union(mains).Union(changed)];
    }

    private static Dictionary<string, string> Mains(List<AliasRow> rows) =>
        rows.ToDictionary(row => row.Name, row => row.Main, StringComparer.Ordinal);

    private sealed class AliasRow
    {
        public string Name { get; set; } = "";
        public string Main { get; set; } = "";
    }
}

internal sealed class PairRow
{
    public Id<TagPair> Id { get; set; }
    public string Name { get; set; } = "";
    public string Main { get; set; } = "";
    public long Yes { get; set; }
    public long No { get; set; }
    public long Ruling { get; set; }
    public bool IsSame { get; set; }

    public TagPair ToPair() => new(Id, Name, Main, Yes, No, (TagRuling)Ruling);
}
