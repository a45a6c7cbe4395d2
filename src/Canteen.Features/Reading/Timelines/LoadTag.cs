using Canteen.Storage;

namespace Canteen.Features.Reading.Timelines;

/// <summary>A hashtag and how much it was used on each of the last seven days (UTC), newest first. Unused names are fine, others 404.</summary>
public sealed class LoadTag(Database database, TimeProvider clock)
{
    private const int Days = 7;
    private const long Day = 86_400_000;

    // An id begins with its milliseconds, so a day of posts is a range of ids.
    private const string UseSql =
        """
        SELECT (p.id >> 16) / @Day AS day, count(*) AS uses, count(DISTINCT p.author_id) AS accounts
        FROM post_tags t JOIN posts p ON p.id = t.post_id
        WHERE t.tag_id = @id AND t.post_id >= @From AND p.visibility = 0 AND p.deleted_at IS NULL
        GROUP BY (p.id >> 16) / @Day
        """;

    public Task<Outcome<TagUseView>> RunAsync(string name, CancellationToken ct)
    {
        if (!TagName.TryParse(name, out var folded)) return Task.FromResult<Outcome<TagUseView>>(Fault.NotFound);
        return database.ReadAsync<Outcome<TagUseView>>(
            async db =>
            {
                var today = clock.Milliseconds() / Day;
                var tag = await db.FirstOrDefaultAsync<TagRow>("SELECT id, display FROM tags WHERE name = @folded", new { folded });
                var uses = tag is null ? [] : await db.QueryAsync<TagDay>(UseSql, new { tag.Id, Day, From = (today - Days + 1) * Day << 16 });
                var byDay = uses.ToDictionary(use => use.Day);
                var history = Enumerable.Range(0, Days).Select(back => byDay.GetValueOrDefault(today - back) ?? new TagDay { Day = today - back });
                return new TagUseView(tag?.Id ?? 0, folded, tag?.Display ?? name.TrimStart('#'), [.. history]);
            },
            ct);
    }

    private sealed class TagRow
    {
        public long Id { get; set; }
        public string Display { get; set; } = "";
    }
}

/// <param name="Name">Folded.</param>
/// <param name="Display">As first written.</param>
public sealed record TagUseView(long Id, string Name, string Display, IReadOnlyList<TagDay> History)
{
    public long WeekUses => History.Sum(day => day.Uses);

    /// <summary>The most people on one of the days.</summary>
    public long MostPeople => History.Max(day => day.Accounts);
}

/// <summary>A day since 1970 (UTC), and the public posts and people of that day.</summary>
public sealed class TagDay
{
    public long Day { get; set; }
    public long Uses { get; set; }
    public long Accounts { get; set; }
}
