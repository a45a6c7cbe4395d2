using System.Diagnostics;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The time from sending a post to the server until it has arrived on the streams of 1,000 followers, so including the durable write; and
/// the server process's own memory while 10,000 streams are open and nothing happens.
/// </summary>
internal static class StreamScenario
{
    /// <summary>
    /// Posts before those that count: they let the code that renders and sends them be compiled, and recompiled once it is hot.
    /// </summary>
    private const int Warm = 15;

    private static readonly TimeSpan BetweenPosts = TimeSpan.FromMilliseconds(400);

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
        await using (var server = await place.ServeAsync())
            await ListenAsync(place, server, asked, report);
        await using (var server = await place.ServeAsync())
            await IdleAsync(place, server, asked.Whole("idle", asked.Quick ? 300 : 10_000), report);
    }

    private static async Task ListenAsync(Place place, ServerProcess server, Arguments asked, RunReport report)
    {
        var (listeners, posts) = (asked.Whole("listeners", asked.Quick ? 100 : 1000), asked.Quick ? 5 : 40);
        var author = Enumerable.Range(0, place.Graph.Accounts).Where(a => place.Graph.FollowerCount(a) >= listeners)
            .MinBy(place.Graph.FollowerCount);
        var audience = place.Graph.Reversed().Following(author)[..listeners].ToArray();
        var (sent, took) = (new long[Warm + posts], new Latencies());
        await using var streams = await OpenAsync(server, asked.Text("stream") ?? "user", audience, 16 * 1024, (number, at) =>
        {
            if (number >= Warm) took.Add(Stopwatch.GetElapsedTime(sent[number], at));
        });
        using var writer = await RawConnection.OpenAsync(server.Address);
        var requests = new Requests(server.Address.Authority);
        for (var number = 0; number < sent.Length; number++)
        {
            sent[number] = Stopwatch.GetTimestamp();
            if (await writer.AskAsync(requests.Publish($"{StreamListener.Mark(number)} is here", Roster.Token(author))) != 200)
                throw new InvalidOperationException("A post was refused.");
            await Task.Delay(BetweenPosts);
        }
        report.Note("listeners", listeners);
        report.Add("stream p50", took.Percentile(0.5), "ms");
        report.Add("stream p99", took.Percentile(0.99), "ms", "50 ms");
        report.Add("stream longest", took.Longest, "ms");
        report.Add("stream missing", ((double)posts * listeners) - took.Count, "events", "0");
    }

    private static async Task IdleAsync(Place place, ServerProcess server, int many, RunReport report)
    {
        await Crowd.ReadHomeAsync(server.Address, [0, 1, 2]);
        var before = server.Own;
        await using var streams = await OpenAsync(server, "user", Crowd.Draw(place.Graph, many), 64, (_, _) => { });
        await Task.Delay(TimeSpan.FromSeconds(3));
        report.Add("stream idle memory", server.Own / 1e6, "MB", "500 MB for 10,000");
        report.Add("stream idle memory each", (server.Own - before) / (double)streams.Count / 1000, "kB");
        report.Note("resident with the database's pages, MB", server.Resident / 1_000_000);
        report.Add("stream idle heap", await server.HeapAsync(collect: true) / 1e6, "MB");
        report.Add("stream idle ended", streams.All.Count(s => s.Ended), "streams", "0");
    }

    private static async Task<Streams> OpenAsync(
        ServerProcess server, string name, IEnumerable<int> people, int buffer, Action<int, long> heard)
    {
        var requests = new Requests(server.Address.Authority);
        var streams = new Streams();
        // A few at a time, because the accept queue of a listening socket is short.
        foreach (var some in people.Chunk(50))
        {
            streams.All.AddRange(await Task.WhenAll(some.Select(
                p => StreamListener.OpenAsync(server.Address, requests.Stream(name, Roster.Token(p)), buffer, heard))));
        }
        return streams;
    }

    private sealed class Streams : IAsyncDisposable
    {
        public List<StreamListener> All { get; } = [];

        public int Count => All.Count;

        public async ValueTask DisposeAsync()
        {
            foreach (var stream in All) await stream.DisposeAsync();
        }
    }
}
