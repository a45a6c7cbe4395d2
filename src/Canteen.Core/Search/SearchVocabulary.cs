using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Storage;

namespace Canteen.Core.Search;

/// <summary>
/// The words of the newest posts that anybody may find, as far as several people use them, and those of professions that several people
/// have. It is read when somebody asks for it, and then goes on from where it came; after as many new posts it is read anew. What was
/// written by few, or for few, is not in it; what is gone since may be, so whoever offers a word looks first whether it is found.
/// </summary>
public sealed class SearchVocabulary(Database database, TimeProvider clock) : IDisposable
{
    private const int Posts = 10_000;
    private const int LookedAt = 40_000;
    private const int Slice = 500;
    private const int Professions = 500;

    /// <summary>Of some 100 bytes each.</summary>
    private const int MostWords = 60_000;

    private const int Fresh = 60_000;

    internal const string BelowSql = "SELECT id FROM posts WHERE id < @end ORDER BY id DESC LIMIT @Slice";

    internal const string AboveSql = "SELECT id FROM posts WHERE id > @end ORDER BY id LIMIT @Slice";

    internal const string WordsSql =
        $"""
        SELECT p.author_id, p.text, p.content_warning FROM posts p JOIN accounts a ON a.id = p.author_id
        WHERE p.id IN @ids AND p.boost_of_id IS NULL AND p.deleted_at IS NULL AND p.local_only = FALSE AND a.suspended_at IS NULL
          AND {ResolveOperator.Public}
        """;

    private const string ProfessionsSql =
        $"""
        SELECT a.id, a.profession FROM accounts a JOIN (
          SELECT c.profession_key FROM accounts c WHERE c.profession_key <> '' AND c.suspended_at IS NULL AND c.discoverable = TRUE
          GROUP BY c.profession_key HAVING COUNT(*) >= @Authors ORDER BY COUNT(*) DESC, c.profession_key LIMIT @Professions) k
          ON k.profession_key = a.profession_key
        WHERE a.suspended_at IS NULL AND a.discoverable = TRUE AND {AccountHydrator.ShownSql} ORDER BY a.id DESC LIMIT @Posts
        """;

    private readonly SemaphoreSlim _reading = new(1, 1);
    private VocabularyBuilder _builder = new(MostWords);
    private Vocabulary? _words;
    private long _readAt;
    private long _newest;
    private int _posts;

    public async Task<Vocabulary> FindAsync(CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            if (_words is { } words && clock.Milliseconds() - _readAt < Fresh) return words;
            if (_words is null || _posts >= 2 * Posts) await BeginAsync(ct);
            else await GoOnAsync(ct);
            _readAt = clock.Milliseconds();
            return _words = _builder.Build();
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task BeginAsync(CancellationToken ct)
    {
        (_words, _builder, _posts, _newest) = (null, new(MostWords), 0, 0);
        var end = long.MaxValue;
        for (var looked = 0; _posts < Posts && looked < LookedAt; looked += Slice)
        {
            var ids = await ReadAsync(BelowSql, end, ct);
            if (ids.Count == 0) break;
            (_newest, end) = (Math.Max(_newest, ids[0]), ids[^1]);
        }
        var args = new { VocabularyBuilder.Authors, Professions, Posts };
        foreach (var person in await database.ReadAsync(db => db.QueryAsync<Person>(ProfessionsSql, args), ct))
            _builder.Add(person.Id, person.Profession);
    }

    private async Task GoOnAsync(CancellationToken ct)
    {
        for (var looked = 0; looked < LookedAt; looked += Slice)
        {
            var ids = await ReadAsync(AboveSql, _newest, ct);
            if (ids.Count == 0) return;
            _newest = ids[^1];
        }
        _posts = 2 * Posts;
    }

    private async Task<List<long>> ReadAsync(string sql, long end, CancellationToken ct)
    {
        var (ids, posts) = await database.ReadAsync(
            async db =>
            {
                var ids = await db.QueryAsync<long>(sql, new { end, Slice });
                return (ids, ids.Count == 0 ? [] : await db.QueryAsync<Row>(WordsSql, new { ids }));
            },
            ct);
        foreach (var post in posts) _builder.Add(post.AuthorId, $"{post.ContentWarning}\n{post.Text}");
        _posts += posts.Count;
        return ids;
    }

    private sealed class Row
    {
        public AccountId AuthorId { get; set; }
        public string Text { get; set; } = "";
        public string ContentWarning { get; set; } = "";
    }

    private sealed class Person
    {
        public AccountId Id { get; set; }
        public string Profession { get; set; } = "";
    }
}
