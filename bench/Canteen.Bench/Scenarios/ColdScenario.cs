using System.Diagnostics;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Core.Timelines;
using Canteen.Bench.Report;
using Canteen.Core.Paging;
using Canteen.Features.Reading.Timelines;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// The first read of people who have not been active: one read counts for each of the people who follow closest to 300 accounts.
/// </summary>
internal static class ColdScenario
{
    private const int Followees = 300;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(asked, report, new GraphShape(asked.Quick ? 2000 : 10_000));
        var many = asked.Quick ? 40 : 300;
        var people = Enumerable.Range(0, place.Graph.Accounts)
            .OrderBy(p => Math.Abs(place.Graph.Following(p).Length - Followees)).ThenBy(p => p).Take(2 * many).ToList();
        report.Note(
            "followees", $"{people.Min(p => place.Graph.Following(p).Length)} to {people.Max(p => place.Graph.Following(p).Length)}");
        // Alternately, so that people in both halves follow equally many.
        Say(report, "cold use case", await ByUseCaseAsync(place, [.. people.Where((_, i) => i % 2 == 0)]), "5 ms");
        Say(report, "cold HTTP", await OverHttpAsync(place, [.. people.Where((_, i) => i % 2 == 1)]), null);
    }

    private static async Task<Latencies> ByUseCaseAsync(Place place, List<int> people)
    {
        await using var app = place.Build();
        await app.StartAsync();
        var read = app.Services.GetRequiredService<ReadTimeline>();
        var window = new PageWindow(20);
        Task ReadAsync(int person) => read.RunAsync(FeedKey.Home(Roster.Account(person)), window, CancellationToken.None).AsTask();
        // Others read first, so that the code is compiled and the file has been read, but none of the people who count has been here.
        foreach (var other in Others(place, people)) await ReadAsync(other);
        var took = await TimeAsync(people, ReadAsync);
        await app.StopAsync();
        return took;
    }

    private static async Task<Latencies> OverHttpAsync(Place place, List<int> people)
    {
        await using var server = await place.ServeAsync();
        await Crowd.ReadHomeAsync(server.Address, Others(place, people));
        var requests = new Requests(server.Address.Authority);
        using var connection = await RawConnection.OpenAsync(server.Address);
        return await TimeAsync(people, person => connection.AskAsync(requests.Home(Roster.Token(person))));
    }

    private static async Task<Latencies> TimeAsync(List<int> people, Func<int, Task> read)
    {
        var took = new Latencies();
        foreach (var person in people)
        {
            var started = Stopwatch.GetTimestamp();
            await read(person);
            took.Add(Stopwatch.GetElapsedTime(started));
        }
        return took;
    }

    private static IEnumerable<int> Others(Place place, List<int> people) => Crowd.Draw(place.Graph, 500).Except(people);

    private static void Say(RunReport report, string name, Latencies took, string? goal)
    {
        report.Add($"{name} p50", took.Percentile(0.5), "ms");
        report.Add($"{name} p99", took.Percentile(0.99), "ms", goal);
        report.Add($"{name} longest", took.Longest, "ms");
    }
}
