using System.Diagnostics;
using Canteen.Bench.Graph;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Posts;
using Canteen.Features.Reading.Timelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// One person with a million active followers posts again and again, while others, who do not follow them, read their home timelines over
/// HTTP at a fixed rate. The server runs in this process, so that it is known when the last follower has the post.
/// </summary>
internal static class CelebrityScenario
{
    private const int Celebrity = 0, Others = 1000, FirstFollower = Others + 1, FolloweesOfOthers = 100;
    private const double Reads = 500;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        var followers = asked.Whole("followers", asked.Quick ? 50_000 : 1_000_000);
        await using var place = await Place.OpenAsync(asked, report, Plan(), "celebrity");
        await using var app = place.Build();
        await app.StartAsync();
        var homes = app.Services.GetRequiredService<TimelineCache>();
        await Homes.FillAsync(homes, Enumerable.Range(1, Others));
        Homes.Install(app.Services, Enumerable.Range(FirstFollower, followers), _ => [Celebrity]);
        report.Note("active followers", followers);
        report.Note("resident, MB", Environment.WorkingSet / 1_000_000);
        await MeasureAsync(app, followers, asked.Quick ? 3 : 20, report);
        await app.StopAsync();
    }

    /// <summary>The celebrity and the others, who follow each other in a ring. The followers exist in memory only.</summary>
    private static LoadPlan Plan()
    {
        var others = Enumerable.Range(1, Others).ToArray();
        var following = others.Select((_, i) => Enumerable.Range(1, FolloweesOfOthers).Select(
            step => others[(i + step) % Others]).Order().ToArray()).Prepend([]).ToList();
        var starts = new int[following.Count + 1];
        for (var i = 0; i < following.Count; i++) starts[i + 1] = starts[i] + following[i].Length;
        return new LoadPlan(new SocialGraph(starts, [.. following.SelectMany(f => f)]), 20 * Others, Seed: 1, others);
    }

    private static async Task MeasureAsync(WebApplication app, int followers, int posts, RunReport report)
    {
        var server = new Uri(app.Urls.Single());
        await Crowd.ReadHomeAsync(server, Enumerable.Range(1, Others));
        var (publishing, requests, dice) = (0, new Requests(server.Authority), Dice.Of(21, 0));
        var load = new OpenLoop(server, 32, _ => new Shot(
            Volatile.Read(ref publishing) == 0 ? "before" : "during", requests.Home(Roster.Token(1 + dice.Below(Others)))));
        await load.RunAsync(Reads, TimeSpan.FromSeconds(2));
        var reads = load.RunAsync(Reads, TimeSpan.FromSeconds(posts * 1.2));
        var took = new Latencies();
        for (var number = 0; number < posts; number++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            Volatile.Write(ref publishing, 1);
            took.Add(await PublishAsync(app, followers, number));
            Volatile.Write(ref publishing, 0);
        }
        Say(report, took, await reads);
    }

    private static async Task<TimeSpan> PublishAsync(WebApplication app, int followers, int number)
    {
        var started = Stopwatch.GetTimestamp();
        var post = (await app.Services.GetRequiredService<PublishPost>()
            .RunAsync(
                Roster.Account(Celebrity), new PostDraft($"Good morning, everybody, for the {number}th time."),
                CancellationToken.None)).Value;
        // Delivery starts at the end of the audience: the followers that came first get the post last.
        await Homes.ArriveAsync(
            app.Services.GetRequiredService<ReadTimeline>(),
            [FirstFollower + followers - 1, FirstFollower + (followers / 2), FirstFollower], post);
        return Stopwatch.GetElapsedTime(started);
    }

    private static void Say(RunReport report, Latencies took, LoadResult reads)
    {
        var (before, during) = (reads.Kinds["before"], reads.Kinds.GetValueOrDefault("during") ?? new Latencies());
        report.Note("reads while a post was delivered", during.Count);
        report.Add("celebrity p50", took.Percentile(0.5), "ms", "250 ms");
        report.Add("celebrity longest", took.Longest, "ms");
        report.Add("celebrity others before p99", before.Percentile(0.99), "ms");
        report.AddRatio(
            "celebrity others during p99", during.Percentile(0.99), "ms", during.Percentile(0.99) / before
                .Percentile(0.99), "before", "at most doubled");
        report.Add("celebrity errors", reads.Failed, "requests");
    }
}
