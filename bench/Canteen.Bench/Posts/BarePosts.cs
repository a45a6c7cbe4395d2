using System.Diagnostics;
using System.Text.RegularExpressions;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Posts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Posts;

/// <summary>
/// The baseline: the statements that <see cref="PublishPost"/> runs for a post with a key and a known tag, recorded from it, prepared, 64
/// posts in a transaction, and nothing else.
/// </summary>
internal sealed partial class BarePosts : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly long[] _authors;
    private readonly SqliteCommand _begin, _commit;
    private readonly List<SqliteCommand> _statements;
    private int _number = 1;

    private BarePosts(SqliteConnection connection, long[] authors, List<string> statements)
    {
        (_connection, _authors) = (connection, authors);
        (_begin, _commit) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"));
        _statements = statements.ConvertAll(sql => Command(Lists().Replace(sql, "IN (${list})")));
    }

    public static async Task<BarePosts> OpenAsync(BenchPlace place)
    {
        var folder = place.FolderFor("bare");
        List<string> statements;
        long[] authors;
        await using (var app = await BenchPlace.BuildAsync(folder, RecordingEngine.Install))
        {
            authors = [.. (await BenchPlace.AddMembersAsync(app)).Select(m => m.Id.Value)];
            // The first makes the tag known.
            await PublishAsync(app, authors[0], 0);
            statements = await RecordingEngine.RecordAsync(app.Services, () => PublishAsync(app, authors[0], 1));
        }
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "canteen.db")};Pooling=False");
        await connection.OpenAsync();
        await using var setup = connection.CreateCommand();
        setup.CommandText =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32768;";
        await setup.ExecuteNonQueryAsync();
        return new BarePosts(connection, authors, statements);
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

    private static async Task PublishAsync(WebApplication app, long author, int number)
    {
        var draft = new PostDraft(BenchPlace.TextOf(number)) { IdempotencyKey = $"key-{number}" };
        _ = (await app.Services.GetRequiredService<PublishPost>().RunAsync(new AccountId(author), draft, CancellationToken.None)).Value;
    }

    private void Publish(long author)
    {
        var number = ++_number;
        var now = TimeProvider.System.Milliseconds();
        var id = (now << 16) + number;
        var text = BenchPlace.TextOf(number);
        foreach (var statement in _statements)
        {
            foreach (SqliteParameter parameter in statement.Parameters)
                parameter.Value = ValueOf(parameter.ParameterName, author, number, now, id, text);
            using var reader = statement.ExecuteReader();
            while (reader.Read())
            {
                // The result is read, as the program would do.
            }
        }
    }

    private static object ValueOf(string parameter, long author, int number, long now, long id, string text) =>
        parameter.ToUpperInvariant() switch
        {
            "@AUTHOR" => author,
            "@ID" or "@POST" or "@THREAD" => id,
            "@NOW" => now,
            "@OLDEST" => now - 3_600_000,
            "@KEY" => $"key-{number}",
            "@NAMES" => "smallwins",
            "@TEXT" => text,
            "@HTML" => $"<p>{text} <a href=\"http://localhost:5000/tags/smallwins\" class=\"mention hashtag\" rel=\"tag\">#<span>SmallWins"
                + "</span></a></p>",
            "@CONTENTWARNING" => "",
            "@SENSITIVE" or "@LOCALONLY" or "@VISIBILITY" => 0L,
            "@ISPUBLIC" => 1L,
            "@LANGUAGE" => "en",
            "@COMMUNITY" or "@REPLYTO" or "@REPLYTOACCOUNT" or "@APP" => DBNull.Value,
            "@KIND" => nameof(PostPublished),
            "@PAYLOAD" => $$"""{"Post":"{{id}}","Author":"{{author}}","Visibility":0,"Mentioned":[],"Language":"en","Tags":["smallwins"]}""",
            _ => throw new NotSupportedException($"Publishing a post has a new parameter: give {parameter} a value here."),
        };

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in Names().Matches(sql).Select(m => m.Value).Distinct(StringComparer.Ordinal))
            command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_begin, _commit, .. _statements]) command.Dispose();
        _connection.Dispose();
    }

    [GeneratedRegex(@"\bIN (?<list>@\w+)", RegexOptions.None, 1000)]
    private static partial Regex Lists();

    [GeneratedRegex(@"@\w+", RegexOptions.None, 1000)]
    private static partial Regex Names();
}
