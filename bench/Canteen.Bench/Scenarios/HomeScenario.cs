using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The throughput of home timelines of active people, as a share of what a bare Kestrel reaches with exactly the same bytes in memory. The
/// two take turns; the figures are medians.
/// </summary>
internal static class HomeScenario
{
    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
        var people = Crowd.Draw(place.Graph, asked.Whole("people", asked.Quick ? 100 : 1000));
        await using var server = await place.ServeAsync();
        await Crowd.ReadHomeAsync(server.Address, people);
        var bodies = await Crowd.ReadHomeAsync(server.Address, people);
        report.Note("bytes of a timeline", (int)bodies.Average(b => b.Length));
        var file = Path.Combine(place.Folder, "bodies");
        StaticServer.WriteBodies(file, bodies);
        await using var bare = await ServerProcess.StaticAsync(file);
        var requests = new Requests(server.Address.Authority);
        var asks = people.Select(p => (ReadOnlyMemory<byte>)requests.Home(Roster.Token(p))).ToArray();
        using var onHome = await Saturation.OpenAsync(server.Address, asks);
        using var onBare = await Saturation.OpenAsync(bare.Address, asks);
        var (rounds, length) = asked.Quick ? (1, TimeSpan.FromSeconds(1)) : (5, TimeSpan.FromSeconds(3));
        Report(report, await Turns.TakeAsync(new Side(onHome, server), new Side(onBare, bare), rounds, length), server, asks);
    }

    private static void Report(RunReport report, List<(Rate Ours, Rate Bare)> turns, ServerProcess server, ReadOnlyMemory<byte>[] asks)
    {
        report.Note("people", asks.Length);
        report.Note("resident after the run, MB", server.Resident / 1_000_000);
        report.Add("home static", Middle.Of(turns, t => t.Bare.PerSecond), "requests/s");
        report.AddRatio(
            "home", Middle.Of(turns, t => t.Ours.PerSecond), "requests/s", Middle.Of(
                turns, t => t.Ours.PerSecond / t.Bare.PerSecond), "static Kestrel", "75%");
        report.Add("home processor, static", Middle.Of(turns, t => t.Bare.Processor), "µs/request");
        report.Add("home processor", Middle.Of(turns, t => t.Ours.Processor), "µs/request");
    }
}
