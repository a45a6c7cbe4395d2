using Canteen.Core.Audiences;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Core.Tags;

/// <summary>
/// Hashtags with their public use on each of the last seven days (UTC), newest first; two queries for any number of tags. Those that are
/// read together are counted together, a post and a person once.
/// </summary>
public sealed class TagHydrator(TimeProvider clock, TagAliasCache aliases)
{
    private const int Days = 7;
    private const long Day = 86_400_000;

    internal static readonly string UseSql = Uses("g.name", "", "count(*)");

    internal static readonly string UseTogetherSql = Uses(
        "COALESCE(a.main, g.name)", "LEFT JOIN tag_aliases a ON a.name = g.name", "count(DISTINCT t.post_id)");

    /// <param name="names">Folded.</param>
    /// <returns>
    /// One for each name, in order, as the main one of those with which it is read. A tag that no public post has appears as if nobody had
    /// ever used it, whoever is asking: they may know of it from elsewhere.
    /// </returns>
    public async Task<List<TagUseView>> LoadAsync(ReadSession db, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return [];
        var groups = await aliases.FindAsync(db);
        var rows = await RowsAsync(db, groups, names);
        var args = new { Ids = rows.Select(r => r.Id).ToArray(), Day, From = (Today - Days + 1) * Day << 16 };
        var sql = names.All(groups.IsAlone) ? UseSql : UseTogetherSql;
        var uses = (await db.QueryAsync<UseRow>(sql, args)).ToLookup(use => use.Name);
        var known = rows.ToDictionary(r => r.Name);
        return [.. names.Select(name => Of(groups.GroupOf(name), known, History(uses[groups.MainOf(name)])))];
    }

    /// <summary>As <see cref="LoadAsync"/>, in one query, for where nobody is told how much they are used.</summary>
    public async Task<List<TagNameView>> LoadNamesAsync(ReadSession db, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return [];
        var groups = await aliases.FindAsync(db);
        var known = (await RowsAsync(db, groups, names)).ToDictionary(row => row.Name, row => row.Display);
        return [.. names.Select(groups.MainOf).Select(name => new TagNameView(name, known.GetValueOrDefault(name, name)))];
    }

    /// <summary>True when it was counted today: tomorrow the last seven days are different ones.</summary>
    public bool IsOfToday(TagUseView use) => use.History[0].Day == Today;

    private long Today => clock.Milliseconds() / Day;

    private static Task<List<TagRow>> RowsAsync(ReadSession db, AliasSet groups, IReadOnlyList<string> names) =>
        db.QueryAsync<TagRow>(
            $"SELECT id, name, display FROM tags WHERE {TagGate.PublicSql} AND name IN @Names",
            new { Names = names.SelectMany(groups.GroupOf).Distinct().ToArray() });

    /// <param name="group">The main one first.</param>
    private static TagUseView Of(IReadOnlyList<string> group, Dictionary<string, TagRow> known, List<TagDay> history)
    {
        var main = known.TryGetValue(group[0], out var row) ? row.Display : group[0];
        List<string> others = [.. group.Skip(1).Where(known.ContainsKey).Select(name => known[name].Display)];
        return new(group[0], main, history, IsPublic: row is not null || others.Count > 0) { Also = others };
    }

    // The upper bits of an id are its milliseconds, so the posts of a day are a range of ids.
    private static string Uses(string name, string mains, string posts) =>
        $"""
        SELECT {name} AS name, (p.id >> 16) / @Day AS day, {posts} AS uses, count(DISTINCT p.author_id) AS accounts
        FROM tags g {mains} JOIN post_tags t ON t.tag_id = g.id JOIN posts p ON p.id = t.post_id
        WHERE g.id IN @Ids AND {TagRule.Sql} AND p.local_only = FALSE AND t.post_id >= @From
        GROUP BY {name}, (p.id >> 16) / @Day
        """;

    private List<TagDay> History(IEnumerable<UseRow> uses)
    {
        var byDay = uses.ToDictionary(use => use.Day);
        return [.. Enumerable.Range(0, Days).Select(back => byDay.GetValueOrDefault(Today - back) ?? new TagDay { Day = Today - back })];
    }

    private sealed class TagRow
    {
        public long Id { get; set; }
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }

    private sealed class UseRow : TagDay
    {
        public string Name { get; set; } = "";
    }
}

/// <param name="Name">Folded; of several that are read together, the main one.</param>
/// <param name="Display">As first written in a public post; the name where there is none.</param>
public sealed record TagNameView(string Name, string Display);

/// <param name="Name">Folded; of several that are read together, the main one.</param>
/// <param name="Display">As first written in a public post; the name where there is none.</param>
/// <param name="IsPublic">A public post has it, or one that is read together with it.</param>
public sealed record TagUseView(string Name, string Display, IReadOnlyList<TagDay> History, bool IsPublic)
{
    /// <summary>The others that are read together with it and that public posts have, as they are written.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public long WeekUses => History.Sum(day => day.Uses);

    /// <summary>The most people on any one of the days.</summary>
    public long MostPeople => History.Max(day => day.Accounts);
}

/// <summary>A day, counted since 1970 (UTC), with its public posts and how many people wrote them.</summary>
public class TagDay
{
    public long Day { get; set; }
    public long Uses { get; set; }
    public long Accounts { get; set; }
}
