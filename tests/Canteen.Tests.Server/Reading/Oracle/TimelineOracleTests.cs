using Canteen.Core.Posts;
using Canteen.Core.Viewers;
using Canteen.Features.Reading.Notifications;
using Canteen.Features.Reading.Timelines;
using Canteen.Storage;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// Every timeline is what the database says, read from memory and by the queries beyond it, and streams and open pages are told of a post
/// exactly where it belongs: many small histories against one server, some in one transaction.
/// </summary>
public sealed class TimelineOracleTests
{
    /// <summary>Histories in one transaction: all that they say fits into the memory of a timeline.</summary>
    private const int Together = 16;

    private const int Parts = 6;

    // Fewer on PostgreSQL, where each of the many statements goes to another process and back.
    private static readonly int Wanted = Histories.Count(onSqlite: 10_000, onPostgres: 24);

    // In parts, because the watchdog ends a test that takes minutes on a busy machine.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Every_timeline_and_every_stream_is_what_the_database_says_after_any_history(int part)
    {
        // What reactions write is no timeline's business, and would take most of the time.
        await using var server = await TestServer.StartAsync(services: services => services.RemoveAll<IReaction>());
        await AddTagsAsync(server);
        var (first, end) = (part * Wanted / Parts, (part + 1) * Wanted / Parts);
        for (var seed = first; seed < end; seed += Together)
        {
            var seeds = Enumerable.Range(seed, Math.Min(Together, end - seed));
            // Each begins on a day of its own, so that a few posts of a hashtag are the first ones.
            server.Clock.Advance(TimeSpan.FromDays(1));
            var numbers = new PlainNumbers();
            await new TimelineRound(server, [.. seeds.Select(one => new WrittenHistory(one, numbers))], numbers).RunAsync();
            if ((seed - first) % (20 * Together) == 0) Forget(server);
        }
    }

    private static Task<int> AddTagsAsync(TestServer server) => server.Database.WriteAsync(
        async tx =>
        {
            foreach (var name in WrittenHistory.Tags)
            {
                await tx.ExecuteAsync(
                    "INSERT INTO tags (id, name, display, is_public, created_at) VALUES (@Id, @name, @name, TRUE, @Now)",
                    new { Id = tx.NewId<Post>(), name, tx.Now });
            }
            return WrittenHistory.Tags.Length;
        },
        CancellationToken.None);

    private static void Forget(TestServer server)
    {
        server.Services.GetRequiredService<PublicTimelineCache>().Forget();
        server.Services.GetRequiredService<TagTimelineCache>().Forget();
        server.Services.GetRequiredService<AuthorTimelineCache>().Forget();
        server.Services.GetRequiredService<NotificationCache>().Forget();
        server.Services.GetRequiredService<PostCache>().Forget();
        server.Services.GetRequiredService<ViewerCache>().Forget();
    }
}
