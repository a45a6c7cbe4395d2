using System.Diagnostics;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;

namespace Canteen.Bench.Searching;

/// <summary>What people wait for while they type, and when they come back: over HTTP, one request after another.</summary>
internal sealed class OverHttp(Place place, RunReport report)
{
    private const int Followees = 300, Warm = 200;

    public async Task SuggestionsAsync(string name, QueryMix mix)
    {
        var people = Crowd.Draw(place.Graph, 50);
        var cookies = await Browsers.SignInAsync(place, people);
        var number = 0;
        await SayAsync(name, "20 ms", report.IsQuick ? 50 : 2_000, ask =>
        {
            var path = $"/search/suggestions/box?q={Uri.EscapeDataString(mix.Beginning())}";
            return ask.Page(path, cookies[number++ % cookies.Length]);
        });
    }

    /// <summary>Twelve hours, each for another person who follows about 300; so nothing of theirs is warm.</summary>
    public async Task CatchUpAsync(string name)
    {
        var many = report.IsQuick ? 30 : 300;
        var people = Enumerable.Range(0, place.Graph.Accounts)
            .OrderBy(p => Math.Abs(place.Graph.Following(p).Length - Followees)).ThenBy(p => p).Take(many + Warm).ToList();
        var number = 0;
        await SayAsync(
            name, "50 ms", many, ask => ask.Get("/api/canteen/v1/catch_up?span=12h", Roster.Token(people[number++ % people.Count])));
    }

    private async Task SayAsync(string name, string goal, int many, Func<Requests, byte[]> next)
    {
        await using var server = await place.ServeAsync();
        var (requests, took) = (new Requests(server.Address.Authority), new Latencies());
        using var connection = await RawConnection.OpenAsync(server.Address);
        for (var i = -Warm; i < many; i++)
        {
            var request = next(requests);
            var started = Stopwatch.GetTimestamp();
            var code = await connection.AskAsync(request);
            if (code != 200) throw new InvalidOperationException($"A request was answered {code}.");
            if (i >= 0) took.Add(Stopwatch.GetElapsedTime(started));
        }
        report.Add($"{name} p50", took.Percentile(0.5), "ms");
        report.Add($"{name} p99", took.Percentile(0.99), "ms", goal);
    }
}
