using System.Diagnostics;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// A moderate mix for a long time, while streams open and close. Memory counts as flat when the median of the last quarter of the samples
/// is at most 25% and 32 MB above that of the first; both for the process as the system sees it, and for what is in use on the managed
/// heap. The first tenth of the time is left out, because caches fill and code is compiled then. Caches are small here, because a cache
/// that is still filling looks like a leak.
/// </summary>
internal static class SoakScenario
{
    private const double Rate = 300, MayGrow = 1.25, Slack = 32;
    private const int Streams = 100;
    private static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(2);

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        var length = TimeSpan.FromMinutes(asked.Number("minutes", asked.Quick ? 0.1 : 10));
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
        await using var server = await place.ServeAsync(
            ("CANTEEN_TIMELINES_MB", "16"), ("CANTEEN_VIEWERS_MB", "4"), ("CANTEEN_POSTS_MB", "16"));
        var load = await MixScenario.WarmAsync(place, server.Address, Mix.Nightcore, asked.Whole("people", asked.Quick ? 200 : 2000));
        using var over = new CancellationTokenSource();
        var streams = Task.Run(() => ComeAndGoAsync(place, server.Address, over.Token), CancellationToken.None);
        var samples = SampleAsync(server, length);
        var result = await load.RunAsync(asked.Number("rate", Rate), length);
        await over.CancelAsync();
        report.Add("soak", result);
        report.Add("soak streams opened", await streams, "streams");
        Judge(await samples, report);
    }

    /// <returns>How many streams were opened.</returns>
    private static async Task<int> ComeAndGoAsync(Place place, Uri server, CancellationToken over)
    {
        var (requests, opened) = (new Requests(server.Authority), 0);
        for (var turn = 0; !over.IsCancellationRequested; turn++)
        {
            var streams = await Task.WhenAll(Crowd.Draw(place.Graph, Streams, turn).Select(
                p => StreamListener.OpenAsync(server, requests.Stream("user", Roster.Token(p)), 16 * 1024, (_, _) => { })));
            opened += streams.Length;
            await Task.Delay(StreamLife, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var stream in streams) await stream.DisposeAsync();
        }
        return opened;
    }

    private static async Task<List<Sample>> SampleAsync(ServerProcess server, TimeSpan length)
    {
        var (samples, started) = (new List<Sample>(), Stopwatch.GetTimestamp());
        await Task.Delay(length / 10);
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            samples.Add(new Sample(server.Own / 1e6, await server.HeapAsync(collect: true) / 1e6));
            await Task.Delay(length / 60);
        }
        return samples;
    }

    private static void Judge(List<Sample> samples, RunReport report)
    {
        var quarter = samples.Count / 4;
        var grown = false;
        foreach (var (name, of) in (IEnumerable<(string, Func<Sample, double>)>)[("own memory", s => s.Own), ("heap", s => s.Heap)])
        {
            var (first, last) = (Middle.Of(samples[..quarter], of), Middle.Of(samples[^quarter..], of));
            report.Add($"soak {name}, first quarter", first, "MB");
            report.AddRatio($"soak {name}, last quarter", last, "MB", last / first, "the first quarter");
            grown |= last > (first * MayGrow) + Slack;
        }
        if (grown)
            throw new FloorException(
                "Memory is not flat: it grew by more than a quarter and 32 MB from the first to the last quarter of the time.");
    }

    /// <param name="Own">The process's own memory in megabytes.</param>
    /// <param name="Heap">Megabytes in use on the managed heap, right after a collection.</param>
    private sealed record Sample(double Own, double Heap);
}
