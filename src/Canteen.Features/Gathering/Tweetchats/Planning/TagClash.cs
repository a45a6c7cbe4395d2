using System.Globalization;
using Canteen.Core.Chats;
using Canteen.Core.Synonyms;
using Canteen.Storage;

namespace Canteen.Features.Gathering.Tweetchats.Planning;

/// <summary>
/// Two tweetchats under one hashtag at the same time would mix their answers; so would two whose hashtags are read together.
/// </summary>
public sealed class TagClash(TagAliasCache aliases)
{
    private const long Around = 60 * Chat.Minute;

    /// <summary>
    /// What the person may not know of is not named. By the index of hashtags: in the order of that of starts, PostgreSQL would walk along
    /// all there ever were.
    /// </summary>
    internal static readonly string Sql =
        $"""
        SELECT c.title, c.tag_display, c.starts_at, c.zone, CASE WHEN {ChatGate.Sql} THEN 1 ELSE 0 END AS is_seen FROM chats c
        WHERE c.state > 0 AND c.state IN (1, 2) AND c.tag IN @Tags AND c.id <> @id AND c.starts_at < @Before AND c.ends_at > @After
        ORDER BY c.starts_at + 0, c.id LIMIT 1
        """;

    internal const string TakenSql =
        """
        SELECT c.tag FROM chats c
        WHERE c.state > 0 AND c.state IN (1, 2) AND c.tag IN @Tags AND c.starts_at < @Before AND c.ends_at > @After
        """;

    /// <returns>What is wrong with the hashtag; null for nothing.</returns>
    public async Task<FieldFault?> FindAsync(ReadSession db, AccountId who, Id<Chat> id, ChatPlan plan)
    {
        var known = await aliases.FindAsync(db);
        var (before, after) = (plan.EndsAt + Around, plan.StartsAt - Around);
        var tags = known.GroupOf(plan.Tag).ToList();
        var found = await db.FirstOrDefaultAsync<Row>(Sql, new { Tags = tags, id, viewer = who, Before = before, After = after });
        if (found is null) return null;
        var free = await FreeAsync(db, known, plan.TagDisplay, new(before, after));
        return new("hashtag", "ERR_TAKEN", found.Words + (free is null ? "" : $". #{free} is free"));
    }

    private static async Task<string?> FreeAsync(ReadSession db, AliasSet known, string display, Span span)
    {
        var names = ChatTags.Numbered(display)
            .Select(shown => (Shown: shown, Name: TagName.TryParse(shown, out var name) ? name : ""))
            .Where(tag => tag.Name.Length > 0 && known.IsAlone(tag.Name)).ToList();
        var taken = await db.QueryAsync<string>(TakenSql, new { Tags = names.ConvertAll(tag => tag.Name), span.Before, span.After });
        return names.Find(tag => !taken.Contains(tag.Name)).Shown;
    }

    private sealed record Span(long Before, long After);

    private sealed class Row
    {
        public string Title { get; set; } = "";
        public string TagDisplay { get; set; } = "";
        public long StartsAt { get; set; }
        public string Zone { get; set; } = "";
        public long IsSeen { get; set; }

        public string Words => IsSeen == 0
            ? "Another chat has this hashtag at that time"
            : $"The chat \u201c{Title}\u201d on {Moment} has the hashtag #{TagDisplay} at that time";

        private string Moment => WallClock.At(TimeZones.Find(Zone) ?? TimeZones.London, StartsAt)
            .ToString("d MMMM yyyy 'at' HH:mm", CultureInfo.GetCultureInfo("en-GB"));
    }
}
