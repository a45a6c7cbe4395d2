using Canteen.Core.Audiences;
using Canteen.Core.Caching;
using Canteen.Core.Synonyms;
using Canteen.Core.Tags;
using Canteen.Storage;

namespace Canteen.Features.Reading.Trends;

/// <param name="Name">Folded; of those that are read together, the main one.</param>
public sealed record RelatedTag(string Name, string Display);

/// <summary>Hashtags that several people used together with one in public posts of the last ninety days; kept for a while.</summary>
public sealed class RelatedTagCache(Database database, TagAliasCache aliases, TimeProvider clock) : IDisposable
{
    private const int Most = 6, FewestPeople = 2;

    /// <summary>As many of the newest posts are looked at, of each hashtag that is read together with it.</summary>
    private const int Looked = 500;

    private const long Budget = 4 * 1024 * 1024;
    private static readonly TimeSpan Span = TimeSpan.FromDays(90);
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    internal const string PostsSql =
        $"""
        SELECT t.post_id FROM tags g CROSS JOIN post_tags t CROSS JOIN posts p
        WHERE g.name = @name AND t.tag_id = g.id AND t.post_id > @From AND p.id = t.post_id AND {TagRule.Sql} AND {AudienceSql.ForEveryone}
        ORDER BY t.post_id DESC LIMIT @Looked
        """;

    internal const string Sql =
        $"""
        SELECT m.name, m.display FROM post_tags t JOIN tags g ON g.id = t.tag_id
        LEFT JOIN tag_aliases x ON x.name = g.name JOIN tags m ON m.name = COALESCE(x.main, g.name)
        JOIN accounts a ON a.id = t.author_id
        WHERE t.post_id IN @Posts AND a.suspended_at IS NULL AND m.name <> @main AND m.{TagGate.PublicSql}
          AND NOT EXISTS (SELECT 1 FROM trend_rulings r WHERE r.kind = 0 AND r.subject = m.name AND r.is_allowed = FALSE)
        GROUP BY m.id, m.name, m.display HAVING COUNT(DISTINCT t.author_id) >= @FewestPeople
        ORDER BY COUNT(DISTINCT t.author_id) DESC, m.name LIMIT @Most
        """;

    private readonly LruCache<string, Remembered> _known = new(Budget);

    /// <param name="name">Folded.</param>
    /// <returns>Those of most people first.</returns>
    public async ValueTask<IReadOnlyList<RelatedTag>> FindAsync(string name, CancellationToken ct)
    {
        var groups = await aliases.FindAsync(ct);
        var (main, now) = (groups.MainOf(name), clock.Milliseconds());
        if (_known.Find(main) is { } known && now - known.At < Fresh.TotalMilliseconds) return known.Tags;
        var tags = await database.ReadAsync(db => ReadAsync(db, groups, main, (now - (long)Span.TotalMilliseconds) << 16), ct);
        _known.Put(main, new Remembered(now, tags));
        return tags;
    }

    public void Dispose() => _known.Dispose();

    private static async Task<List<RelatedTag>> ReadAsync(ReadSession db, AliasSet groups, string main, long from)
    {
        var posts = new HashSet<long>();
        foreach (var name in groups.GroupOf(main)) posts.UnionWith(await db.QueryAsync<long>(PostsSql, new { name, From = from, Looked }));
        if (posts.Count == 0) return [];
        var newest = posts.OrderDescending().Take(Looked).ToArray();
        var rows = await db.QueryAsync<Row>(Sql, new { Posts = newest, main, FewestPeople, Most });
        return rows.ConvertAll(row => new RelatedTag(row.Name, row.Display));
    }

    private sealed class Remembered(long at, IReadOnlyList<RelatedTag> tags) : CacheEntry
    {
        public long At => at;
        public IReadOnlyList<RelatedTag> Tags => tags;
        public override int Bytes { get; } = 200 + tags.Sum(tag => 100 + (4 * (tag.Name.Length + tag.Display.Length)));
    }

    private sealed class Row
    {
        public string Name { get; set; } = "";
        public string Display { get; set; } = "";
    }
}
