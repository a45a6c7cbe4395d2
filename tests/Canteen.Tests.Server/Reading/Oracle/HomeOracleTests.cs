using Canteen.Core.Paging;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Platform.Paging;
using Canteen.Features.Reading.Timelines;
using Canteen.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Tests.Server.Reading.Oracle;

/// <summary>
/// Home timelines from memory say, byte for byte, what the database says, whatever happened before: random histories, 16 side by side, so
/// that homes are built while others write.
/// </summary>
public sealed class HomeOracleTests
{
    private const int SideBySide = 16;
    private static readonly int Wanted = Histories.Count(onSqlite: 800, onPostgres: 80);

    [Fact]
    public async Task Every_home_timeline_is_what_the_database_says_after_any_history()
    {
        await using var server = await TestServer.StartAsync();
        await CheckAsync(server, Wanted);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 512)]
    [InlineData(128, 0)]
    public async Task Also_where_viewers_or_homes_come_and_go_with_each_read(int viewers, int homes)
    {
        await using var server = await TestServer.StartAsync(s => s with { ViewersMegabytes = viewers, TimelinesMegabytes = homes });
        await CheckAsync(server, Wanted / 10);
    }

    private static async Task CheckAsync(TestServer server, int wanted)
    {
        var check = new HomeCheck(server);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, wanted), new ParallelOptions { MaxDegreeOfParallelism = SideBySide },
            async (seed, _) => await check.RunAsync(seed));
        Assert.Equal(wanted, check.Checked);
    }
}

internal sealed class HomeCheck(TestServer server)
{
    private const int Acts = 9;

    private readonly HomeOracle _oracle = new(server);
    private readonly ReadTimeline _timeline = server.Services.GetRequiredService<ReadTimeline>();
    private readonly PlainJson _json = new(server);
    private int _checked;

    public int Checked => _checked;

    public async Task RunAsync(int seed)
    {
        var history = new History(server, seed, await Cast.GatherAsync(server, seed));
        foreach (var (person, _) in history.Cast.Where(_ => !history.Once(4))) await ReadAsync(person, new PageWindow(5));
        for (var act = 0; act < Acts; act++)
        {
            // Sometimes two at once, and a reader between them.
            var first = history.NextAsync();
            if (history.Once(4)) await Task.WhenAll(first, ReadAsync(history.Somebody().Id, new PageWindow(5)), history.NextAsync());
            else await first;
            if (history.Once(3)) await CompareAsync(history, history.Somebody().Id);
        }
        if (history.Once(200)) server.Services.GetRequiredService<TimelineCache>().Forget();
        if (history.Once(200)) server.Services.GetRequiredService<ViewerCache>().Forget();
        foreach (var (person, _) in history.Cast) await CompareAsync(history, person);
        Interlocked.Increment(ref _checked);
    }

    private async Task CompareAsync(History history, AccountId viewer)
    {
        var window = AnyWindow(history);
        if (await SameAsync(history, viewer, window)) return;
        // The wait for one's own writes is bounded; on a busy machine the log may be a little behind.
        await server.DrainAsync();
        if (await SameAsync(history, viewer, window)) return;
        Assert.Fail(
            $"{history.Story}\nthe home of {viewer}, {window}, is\n{await ReadAsync(viewer, window)}\nand should be\n{await ExpectedAsync(history, viewer, window)}");
    }

    private static PageWindow AnyWindow(History history) => new(
        history.Limit(), Place(history), history.Once(6) ? Place(history) : null, history.Once(4) ? Place(history) : null);

    private static long? Place(History history) => history.Place() is < long.MaxValue and var place ? place : null;

    private async Task<bool> SameAsync(History history, AccountId viewer, PageWindow window) =>
        await ReadAsync(viewer, window) == await ExpectedAsync(history, viewer, window);

    private Task<string> ExpectedAsync(History history, AccountId viewer, PageWindow window) =>
        _oracle.PageAsync(viewer, [.. history.Cast.Select(c => c.Id)], window);

    private async Task<string> ReadAsync(AccountId viewer, PageWindow window)
    {
        var page = await _timeline.RunAsync(FeedKey.Home(viewer), window, CancellationToken.None);
        return AuthorOracle.Describe(_json.Remembered(page.Items), page.First, page.Last, page.Full);
    }
}
