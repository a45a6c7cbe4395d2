using Canteen.Core;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <summary>A hashtag, with how many people used it in how many public posts within a week.</summary>
public sealed class RisingTag
{
    public string Name { get; init; } = "";
    public string Display { get; init; } = "";
    public long People { get; init; }
    public long Posts { get; init; }
}

/// <summary>
/// The hashtags that most people used this week, those that are read together counted as one, without those that moderators refused. They
/// are read at most once a minute.
/// </summary>
public sealed class ReadRisingTags(Database database, CanteenSettings settings, TimeProvider clock)
{
    private const int Most = 20;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const string Sql =
        $"""
        SELECT m.name, m.display, COUNT(DISTINCT p.author_id) AS people, COUNT(DISTINCT p.id) AS posts
        FROM post_tags t JOIN posts p ON p.id = t.post_id JOIN tags g ON g.id = t.tag_id
        LEFT JOIN tag_aliases x ON x.name = g.name JOIN tags m ON m.name = COALESCE(x.main, g.name)
        WHERE t.post_id > @Since AND {TagRule.Sql} AND p.local_only = FALSE
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = p.author_id AND a.suspended_at IS NOT NULL)
          AND NOT EXISTS (SELECT 1 FROM trend_rulings r WHERE r.kind = 0 AND r.subject = m.name AND r.is_allowed = FALSE)
          AND (@ReviewsTrends = FALSE OR EXISTS (
            SELECT 1 FROM trend_rulings r WHERE r.kind = 0 AND r.subject = m.name AND r.is_allowed = TRUE))
        GROUP BY m.id, m.name, m.display
        ORDER BY people DESC, posts DESC, m.name LIMIT @Most
        """;

    private (long At, List<RisingTag> Tags)? _read;

    public async Task<IReadOnlyList<RisingTag>> RunAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (_read is { } read && now - read.At < Fresh.TotalMilliseconds) return read.Tags;
        var since = (now - (long)Week.TotalMilliseconds) << 16;
        var tags = await database.ReadAsync(db => db.QueryAsync<RisingTag>(Sql, new { Since = since, Most, settings.ReviewsTrends }), ct);
        _read = (now, tags);
        return tags;
    }
}
