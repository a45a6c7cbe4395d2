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

/// <summary>The hashtags that most people used this week. They are read at most once a minute, since every page shows them.</summary>
public sealed class ReadRisingTags(Database database, TimeProvider clock)
{
    private const int Most = 5;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const string Sql =
        """
        SELECT t.name, t.display, COUNT(DISTINCT p.author_id) AS people, COUNT(*) AS posts
        FROM post_tags x JOIN posts p ON p.id = x.post_id JOIN tags t ON t.id = x.tag_id
        WHERE x.post_id > @Since AND x.visibility = 0 AND p.deleted_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = p.author_id AND a.suspended_at IS NOT NULL)
        GROUP BY t.id, t.name, t.display
        ORDER BY people DESC, posts DESC, t.name LIMIT @Most
        """;

    private (long At, List<RisingTag> Tags)? _read;

    public async Task<IReadOnlyList<RisingTag>> RunAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (_read is { } read && now - read.At < Fresh.TotalMilliseconds) return read.Tags;
        var since = (now - (long)Week.TotalMilliseconds) << 16;
        var tags = await database.ReadAsync(db => db.QueryAsync<RisingTag>(Sql, new { Since = since, Most }), ct);
        _read = (now, tags);
        return tags;
    }
}
