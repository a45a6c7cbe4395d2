using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Canteen.Bench.Posts;

/// <summary>
/// The baseline: the eight statements of a post with a key and a known tag, prepared, 64 posts in a transaction, and nothing else.
/// </summary>
internal sealed class BarePosts : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly long[] _authors;
    private readonly SqliteCommand _begin, _commit, _usual, _tag, _oldKeys, _key, _post, _postTag, _count, _event;
    private int _number;

    private BarePosts(SqliteConnection connection, long[] authors)
    {
        (_connection, _authors) = (connection, authors);
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _usual = Command("SELECT a.default_visibility, a.default_sensitive, a.default_language, u.locale FROM accounts a LEFT JOIN users "
            + "u ON u.account_id = a.id WHERE a.id = @author", "@author");
        _tag = Command("SELECT name, display, is_public FROM tags WHERE name IN (@name)", "@name");
        _oldKeys = Command("DELETE FROM idempotency_keys WHERE account_id = @author AND created_at < @oldest", "@author", "@oldest");
        _key = Command("INSERT INTO idempotency_keys (account_id, key, post_id, created_at) VALUES (@author, @key, @post, @now) ON "
            + "CONFLICT DO NOTHING", "@author", "@key", "@post", "@now");
        _post = Command(
            """
            INSERT INTO posts (id, author_id, text, html, content_warning, sensitive, visibility, language, thread_id, reply_to_id,
              reply_to_account_id, app_id, created_at)
            VALUES (@id, @author, @text, @html, '', FALSE, 0, 'en', @id, NULL, NULL, NULL, @now)
            """,
            "@id", "@author", "@text", "@html", "@now");
        _postTag = Command(
            "INSERT INTO post_tags (tag_id, visibility, post_id) SELECT id, 0, @post FROM tags WHERE name IN (@name)", "@post", "@name");
        _count = Command("UPDATE accounts SET posts_count = posts_count + 1, last_post_at = @now WHERE id = @author", "@now", "@author");
        _event = Command(
            "INSERT INTO events (kind, payload, created_at) VALUES ('PostPublished', @payload, @now) RETURNING xid, seq", "@payload",
            "@now");
    }

    public static async Task<BarePosts> OpenAsync(BenchPlace place)
    {
        var folder = place.FolderFor("bare");
        long[] authors;
        await using (var app = await BenchPlace.BuildAsync(folder)) authors = [.. (
            await BenchPlace.AddMembersAsync(app)).Select(m => m.Id.Value)];
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "canteen.db")};Pooling=False");
        await connection.OpenAsync();
        await using var setup = connection.CreateCommand();
        setup.CommandText =
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;
            INSERT INTO tags (id, name, display, is_public, created_at) VALUES (1, 'smallwins', 'SmallWins', TRUE, 0);
            """;
        await setup.ExecuteNonQueryAsync();
        return new BarePosts(connection, authors);
    }

    public Measure Run(TimeSpan length)
    {
        var used = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var begun = Stopwatch.GetTimestamp();
            _begin.ExecuteNonQuery();
            for (var i = 0; i < PostsBench.Writers; i++) Publish(_authors[i]);
            _commit.ExecuteNonQuery();
            times.AddRange(Enumerable.Repeat(Stopwatch.GetElapsedTime(begun).TotalMilliseconds, PostsBench.Writers));
        }
        return Measure.From(times, Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - used);
    }

    private void Publish(long author)
    {
        var number = ++_number;
        var now = TimeProvider.System.Milliseconds();
        var id = (now << 16) + number;
        var text = BenchPlace.TextOf(number);
        Read(_usual, author);
        Read(_tag, "smallwins");
        Run(_oldKeys, author, now - 3_600_000);
        Run(_key, author, $"key-{number}", id, now);
        Run(_post, id, author, text, $"<p>{text} <a href=\"http://localhost:5000/tags/smallwins\" class=\"mention hashtag\" "
            + "rel=\"tag\">#<span>SmallWins</span></a></p>", now);
        Run(_postTag, id, "smallwins");
        Run(_count, now, author);
        Read(_event, $$"""{"Post":"{{id}}","Author":"{{author}}","Visibility":0,"ReplyTo":null,"ReplyToAuthor":null,"Mentioned":[]}""", now);
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    private static SqliteCommand Bound(SqliteCommand command, object[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }

    private static void Run(SqliteCommand command, params object[] values) => Bound(command, values).ExecuteNonQuery();

    private static void Read(SqliteCommand command, params object[] values)
    {
        using var reader = Bound(command, values).ExecuteReader();
        while (reader.Read())
        {
            // The result is read, as the program would do.
        }
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, _usual, _tag, _oldKeys, _key, _post, _postTag, _count, _event])
            command.Dispose();
        _connection.Dispose();
    }
}
