using System.Diagnostics;
using Canteen.Bench.Graph;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;
using Canteen.Core.Timelines;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Posting.Posts;
using Canteen.Features.Reading.Timelines;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// Posts into the home timelines of a graph in which everybody is active and has 403 followers on average. Authors are drawn evenly, so
/// that a post has 403 deliveries on average, and some have thousands. Measured twice: the engine alone, with events given to the timelines
/// by one thread, as that of the log does; and durably, with 64 callers of the use case, each of which returns when the post is on the disk
/// and in the timelines.
/// </summary>
internal static class FanoutScenario
{
    private const int Writers = 64;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = await Place.OpenAsync(
            asked, report, asked.Quick ? new GraphShape(2000, Mean: 100) : new GraphShape(10_000, Mean: 403));
        await using var app = place.Build();
        await app.StartAsync();
        Homes.Install(app.Services, Enumerable.Range(0, place.Graph.Accounts), p => place.Graph.Following(p).ToArray());
        var length = TimeSpan.FromSeconds(asked.Quick ? 1 : 8);
        await PublishAsync(app, place.Graph, length / 3);
        var (posts, durable) = await PublishAsync(app, place.Graph, length);
        await ArriveAsync(app, place.Graph);
        Deliver(app, place.Graph, length / 3);
        var engine = Deliver(app, place.Graph, length);
        await app.StopAsync();
        report.Add("fanout engine", engine, "deliveries/s", "20,000,000");
        report.AddRatio("fanout durable", durable, "deliveries/s", durable / engine, "the engine alone", "2,000,000");
        report.Add("fanout durable posts", posts, "posts/s");
    }

    /// <returns>Posts and deliveries per second.</returns>
    private static async Task<(double Posts, double Deliveries)> PublishAsync(WebApplication app, SocialGraph graph, TimeSpan length)
    {
        var publish = app.Services.GetRequiredService<PublishPost>();
        var (posts, deliveries, started) = (0L, 0L, Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var dice = Dice.Of(11, started + writer);
            while (Stopwatch.GetElapsedTime(started) < length)
            {
                var author = dice.Below(graph.Accounts);
                var number = Interlocked.Increment(ref posts);
                _ = (await publish.RunAsync(
                    Roster.Account(author), new PostDraft($"The tea is ready, for the {number}th time today."),
                    CancellationToken.None)).Value;
                Interlocked.Add(ref deliveries, graph.FollowerCount(author) + 1);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return (posts / seconds, deliveries / seconds);
    }

    private static async Task ArriveAsync(WebApplication app, SocialGraph graph)
    {
        var author = Enumerable.Range(0, graph.Accounts).MaxBy(graph.FollowerCount);
        var post = (await app.Services.GetRequiredService<PublishPost>().RunAsync(
            Roster.Account(author), new PostDraft("The last one."), CancellationToken.None)).Value;
        await Homes.ArriveAsync(
            app.Services.GetRequiredService<ReadTimeline>(), graph.Reversed().Following(author)[..100].ToArray(), post);
    }

    /// <returns>Deliveries per second.</returns>
    private static double Deliver(WebApplication app, SocialGraph graph, TimeSpan length)
    {
        var (homes, ids) = (app.Services.GetRequiredService<TimelineCache>(), app.Services.GetRequiredService<Database>().Ids);
        var dice = Dice.Of(12, 0);
        var (deliveries, started) = (0L, Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < length)
        {
            var author = dice.Below(graph.Accounts);
            var post = new PostPublished(ids.Next<Post>(), Roster.Account(author), Visibility.Public, null, null, []);
            homes.Hear(new LoggedEvent(0, 0, post, 0));
            deliveries += graph.FollowerCount(author) + 1;
        }
        return deliveries / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
