using Canteen.Bench.Graph;
using Canteen.Bench.Processes;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The memory of an idle process with an empty database; and by how much the managed heap grows for each person who reads their home
/// timeline, measured from outside: the timeline, the follows behind it, the token, and the posts.
/// </summary>
internal static class MemoryScenario
{
    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await IdleAsync(asked, report);
        await TimelinesAsync(asked, report);
    }

    private static async Task IdleAsync(Arguments asked, RunReport report)
    {
        var folder = Place.EmptyFolder("idle");
        await using (var server = await ServerProcess.CanteenAsync(folder, Place.SqliteIn(folder)))
        {
            await Task.Delay(TimeSpan.FromSeconds(asked.Quick ? 2 : 15));
            report.Add("memory idle", server.Resident / 1e6, "MB", "150 MB");
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task TimelinesAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
        await using var server = await place.ServeAsync();
        var people = Crowd.Draw(place.Graph, asked.Whole("people", asked.Quick ? 500 : 5000));
        // The first fifth loads what everybody shares: compiled code, posts that are on many timelines, the database's own caches.
        var first = people.Length / 5;
        await Crowd.ReadHomeAsync(server.Address, people[..first]);
        var before = await server.HeapAsync(collect: true);
        await Crowd.ReadHomeAsync(server.Address, people[first..]);
        var grown = await server.HeapAsync(collect: true) - before;
        report.Note("people", people.Length);
        report.Note("followees of a person", place.Graph.FollowingStatistics.ToString());
        report.Add("memory per timeline", grown / (double)(people.Length - first) / 1000, "kB", "10 kB");
        report.Add("memory with timelines", server.Resident / 1e6, "MB");
    }
}
