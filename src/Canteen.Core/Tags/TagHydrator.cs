using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.Tags;

/// <summary>
/// Hashtags with their public use on each of the last seven days (UTC), newest first; two queries for any number of tags.
/// </summary>
public sealed class TagHydrator(TimeProvider clock)
{
    private const int Days = 7;
    private const long Day = 86_400_000;

    // The upper bits of an id are its milliseconds, so the posts of a day are a range of ids.
    private const string UseSql =
        $"""
        SELECT t.tag_id, (p.id >> 16) / @Day AS day, count(*) AS uses, count(DISTINCT p.author_id) AS accounts
        FROM post_tags t JOIN posts p ON p.id = t.post_id
        WHERE t.tag_id IN @Ids AND {TagRule.Sql} AND p.local_only = FALSE AND t.post_id >= @From
        GROUP BY t.tag_id, (p.id >> 16) / @Day
        """;

    /// <param name="names">Folded.</param>
    /// <returns>
    /// One for each name, in order. A tag that no public post has appears as if nobody had ever used it, whoever is asking: they may know
    /// of it from elsewhere.
    /// </returns>
    public async Task<List<TagUseView>> LoadAsync(ReadSession db, IReadOnlyList<string> names)
    {
        if (names.Count == 0) return [];
        var rows = await db.QueryAsync<TagRow>(
            $"SELECT id, name, display FROM tags WHERE {TagGate.PublicSql} AND name IN @names", new { names });
        var args = new { Ids = rows.Select(r => r.Id).ToArray(), Day, From = (Today - Days + 1) * Day << 16 };
        var uses = (await db.QueryAsync<UseRow>(UseSql, args)).ToLookup(use => use.TagId);
        var known = rows.ToDictionary(r => r.Name);
        return [.. names.Select(name => known.TryGetValue(name, out var row)
            ? new TagUseView(name, row.Display, History(uses[row.Id]), IsPublic: true)
            : new TagUseView(name, name, History([]), IsPublic: false))];
    }

    /// <summary>True when it was counted today: tomorrow the last seven days are different ones.</summary>
    public bool IsOfToday(TagUseView use) => use.History[0].Day == Today;

    private long Today => clock.Milliseconds() / Day;

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
        public long TagId { get; set; }
    }
}

/// <param name="Name">Folded.</param>
/// <param name="Display">As first written in a public post; the name where there is none.</param>
/// <param name="IsPublic">A public post has it.</param>
public sealed record TagUseView(string Name, string Display, IReadOnlyList<TagDay> History, bool IsPublic)
{
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
