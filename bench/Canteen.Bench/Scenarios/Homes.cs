using System.Diagnostics;
using System.Runtime.CompilerServices;
using Canteen.Bench.Loading;
using Canteen.Core.Paging;
using Canteen.Core.Timelines;
using Canteen.Core.Viewers;
using Canteen.Features.Reading.Timelines;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Scenarios;

/// <summary>Home timelines in this process.</summary>
internal static class Homes
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>The initial ids of every home timeline; no such posts exist, only the number of entries matters.</summary>
    private static readonly long[] FirstIds = [.. Enumerable.Range(1, 80).Select(i => (long)i).Reverse()];

    /// <summary>Loads people's home timelines into memory, as their first read would.</summary>
    public static Task FillAsync(TimelineCache homes, IEnumerable<int> people) => Parallel.ForEachAsync(
        people,
        new ParallelOptions { MaxDegreeOfParallelism = 2 * Environment.ProcessorCount },
        async (person, ct) => await homes.FindAsync(FeedKey.Home(Roster.Account(person)), ct));

    /// <summary>Puts home timelines into memory without reading the database, which for a million of them would take minutes.</summary>
    public static void Install(IServiceProvider services, IEnumerable<int> people, Func<int, int[]> followees)
    {
        var (index, viewers) = (IndexOf(services.GetRequiredService<TimelineCache>()), services.GetRequiredService<ViewerCache>());
        foreach (var person in people)
        {
            var followed = new Followed(
                [.. followees(person).Select(f => new FollowedRow { FolloweeId = Roster.Account(f).Value, ShowBoosts = true })]);
            var viewer = Known(viewers, Roster.Account(person), new ViewerStart(
                followed, new Restrictions([]), new LoadedFlags([], 0), new LoadedFlags([], 0)));
            index.Install(new Timeline(FeedKey.Home(viewer.Id), viewer, index.RingBuffers, new TimelineStart(FirstIds, 0)), FirstIds);
        }
    }

    /// <summary>
    /// Returns when a post is at the top of these people's home timelines: a writer waits for the timelines only for a bounded time.
    /// </summary>
    /// <exception cref="InvalidOperationException">Somebody does not get it within half a minute.</exception>
    public static async Task ArriveAsync(ReadTimeline read, IEnumerable<int> people, PostId newest)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var person in people)
        {
            var home = FeedKey.Home(Roster.Account(person));
            while ((await read.RunAsync(home, new PageWindow(1), CancellationToken.None)).First != newest.Value)
            {
                if (Stopwatch.GetElapsedTime(started) > LongestWait)
                    throw new InvalidOperationException($"Person {person} does not get the newest post.");
                await Task.Delay(1);
            }
        }
    }

    private static Viewer Known(ViewerCache viewers, AccountId person, ViewerStart start)
    {
        using var load = viewers.Begin(person);
        return viewers.Install(load, start, held: true) ?? throw new InvalidOperationException("Everybody was forgotten.");
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_index")]
    private static extern ref TimelineIndex IndexOf(TimelineCache homes);
}
