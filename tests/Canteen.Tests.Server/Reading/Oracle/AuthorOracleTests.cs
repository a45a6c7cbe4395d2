using Canteen.Core.Audiences;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Platform.Posts;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// What somebody reads of an author is, byte for byte, what the database says, whoever reads it, whatever they leave out, and whatever
/// happened before: random histories, some side by side, so that authors are looked at while they write.
/// </summary>
public sealed class AuthorOracleTests
{
    private const int SideBySide = 8;
    private static readonly int Wanted = Histories.Count(onSqlite: 300, onPostgres: 40);

    [Fact]
    public async Task Everyone_reads_of_an_author_what_the_database_says_after_any_history()
    {
        await using var server = await TestServer.StartAsync();
        var check = new AuthorCheck(server);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Wanted), new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (seed, _) => await check.RunAsync(seed));
        Assert.Equal(Wanted, check.Checked);
    }
}

internal sealed class AuthorCheck(TestServer server)
{
    private const int Acts = 16;

    private readonly AuthorOracle _oracle = new(server);
    private readonly PostsByAuthor _posts = server.Services.GetRequiredService<PostsByAuthor>();
    private readonly PlainJson _json = new(server);
    private readonly Lock _ticking = new();
    private int _checked;

    public int Checked => _checked;

    public async Task RunAsync(int seed)
    {
        var history = new History(server, seed, await Cast.GatherAsync(server, seed));
        // Somebody now and then has said more than is remembered of them.
        if (history.Once(30)) await TalkAsync(history.Somebody().Id);
        for (var act = 0; act < Acts; act++)
        {
            // Sometimes two at once, and a reader between them.
            var first = history.Once(6) ? history.PinAsync(history.Somebody()) : history.NextAsync();
            if (history.Once(4)) await Task.WhenAll(first, ReadAsync(AuthorQuestion.Any(history)), history.NextAsync());
            else await first;
            Tick();
            if (history.Once(3)) await CompareAsync(history, AuthorQuestion.Any(history));
        }
        if (history.Once(50)) server.Services.GetRequiredService<AuthorTimelineCache>().Forget();
        foreach (var author in history.Cast)
            foreach (var viewer in history.Cast.Select(c => (AccountId?)c.Id).Append(null))
                await CompareAsync(history, AuthorQuestion.Any(history) with { Author = author.Id, Viewer = viewer });
        Interlocked.Increment(ref _checked);
    }

    private async Task CompareAsync(History history, AuthorQuestion question)
    {
        if (await ReadAsync(question) == await ExpectedAsync(question)) return;
        // The wait for one's own writes is bounded; on a busy machine the log may be a little behind.
        await server.DrainAsync();
        var (read, expected) = (await ReadAsync(question), await ExpectedAsync(question));
        if (read != expected) Assert.Fail($"{history.Story}\n{question} is answered\n{read}\nand should be\n{expected}");
    }

    private Task<string> ExpectedAsync(AuthorQuestion question) => question.Pinned
        ? _oracle.PinnedAsync(question.Author, question.Viewer)
        : _oracle.PublishedAsync(question.Author, question.Viewer, question.Filter, question.Window);

    private async Task<string> ReadAsync(AuthorQuestion question)
    {
        var (author, viewer, ct) = (question.Author, question.Viewer, CancellationToken.None);
        // Who was blocked is told that there is no such author.
        if (question.Pinned)
            return _json.Remembered((await _posts.PinnedAsync(author, viewer, ct)).Is(out var pinned, out _) ? pinned : []);
        var found = await _posts.PublishedAsync(author, viewer, question.Filter, question.Window, ct);
        var page = found.Is(out var known, out _) ? known : Page<ShownPost>.Empty;
        return AuthorOracle.Describe(_json.Remembered(page.Items), page.First, page.Last, page.Full);
    }

    /// <summary>Two posts that are pinned at the same moment could not show which pin is the newer.</summary>
    private void Tick()
    {
        lock (_ticking) server.Clock.Advance(TimeSpan.FromMilliseconds(1));
    }

    private Task TalkAsync(AccountId author) => server.Database.WriteAsync(
        async tx =>
        {
            for (var post = 0; post < NewestPosts.Most + 5; post++)
            {
                await tx.ExecuteAsync(
                    "INSERT INTO posts (id, author_id, visibility, thread_id, text, html, created_at) VALUES (@Id, @author, @Visibility, @Id, 'On', '<p>On</p>', @Now)",
                    new { Id = tx.NewId<Post>(), author, tx.Now, Visibility = post % 4 });
            }
            return author;
        },
        CancellationToken.None);
}

/// <summary>Who reads of whom, and what of it.</summary>
internal sealed record AuthorQuestion(AccountId Author, AccountId? Viewer, AuthorFilter Filter, PageWindow Window, bool Pinned)
{
    public static AuthorQuestion Any(History history) => new(
        history.Somebody().Id,
        history.Once(5) ? null : history.Somebody().Id,
        new AuthorFilter(
            history.Once(3), history.Once(4), history.Once(4), history.Once(30),
            history.Once(6) ? history.Once(4) ? "tea" : "smallwins" : null),
        new PageWindow(history.Once(8) ? 40 : history.Limit(), Cursor(history), Cursor(history), history.Once(3) ? Cursor(history) : null),
        history.Once(5));

    private static long? Cursor(History history) =>
        history.Once(2) || history.Place() is not (< long.MaxValue and var place) ? null : place;
}
