using Canteen.Core.Audiences;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>The hashtags that most people used in public within thirty days: what somebody may have meant who mistyped one.</summary>
public sealed class UsualTags(Database database, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>As many of the newest uses of hashtags are looked at, however many there were.</summary>
    private const int Looked = 100_000;

    private const int FewestPeople = 3;

    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    internal const string Sql =
        $"""
        SELECT g.name FROM (
          SELECT t.tag_id, t.visibility, t.post_id FROM post_tags t WHERE t.post_id > @Since ORDER BY t.post_id DESC LIMIT @Looked) t
        JOIN posts p ON p.id = t.post_id JOIN tags g ON g.id = t.tag_id
        WHERE {TagRule.Sql} AND {AudienceSql.ForEveryone} AND g.{TagGate.PublicSql}
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = p.author_id AND a.suspended_at IS NOT NULL)
        GROUP BY g.id, g.name HAVING COUNT(DISTINCT p.author_id) >= @FewestPeople
        ORDER BY COUNT(DISTINCT p.author_id) DESC, g.id LIMIT @Most
        """;

    private (long At, List<string> Names)? _read;

    /// <returns>Folded, those of most people first.</returns>
    public async ValueTask<IReadOnlyList<string>> FindAsync(CancellationToken ct)
    {
        var now = clock.Milliseconds();
        if (_read is { } read && now - read.At < Fresh.TotalMilliseconds) return read.Names;
        var args = new { Since = (now - (long)Month.TotalMilliseconds) << 16, Looked, FewestPeople, Most };
        var names = await database.ReadAsync(db => db.QueryAsync<string>(Sql, args), ct);
        _read = (now, names);
        return names;
    }
}
