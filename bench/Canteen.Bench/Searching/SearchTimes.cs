using System.Diagnostics;
using Canteen.Bench.Load;
using Canteen.Bench.Loading;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;
using Canteen.Core.Paging;
using Canteen.Core.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Searching;

/// <summary>How long searches of posts take: the use case, alternately with the bare question to the index for the same posts.</summary>
internal sealed class SearchTimes(Place place, QueryMix mix, RunReport report)
{
    private const int Page = 20, Warm = 300;

    /// <summary>What the use case asks the index for, at first, for a page.</summary>
    private const int LookedAt = 3 * Page;

    private readonly int[] _people = Crowd.Draw(place.Graph, 200);

    public Task TwoOperatorsAsync(string name) => WithAsync(async (find, index) =>
    {
        var (times, found) = (new Dictionary<string, Pair> { [""] = new() }, 0);
        for (var i = -Warm; i < (report.IsQuick ? 100 : 2_000); i++)
        {
            var (shape, query) = mix.TwoOperators();
            var (pair, posts) = await AskAsync(find, index, query, _people[(i + Warm) % _people.Length]);
            if (i < 0) continue;
            times[""].Add(pair);
            if (!times.TryGetValue(shape, out var own)) times[shape] = own = new();
            own.Add(pair);
            if (posts > 0) found++;
        }
        Say(name, times[""], "at most 1.5");
        report.Note($"{name} that found something, %", found * 100 / times[""].Ours.Count);
        foreach (var (shape, pair) in times.Where(time => time.Key.Length > 0)) report.Note($"{name}, {shape}, ms", pair);
    });

    /// <summary>Alone, and with what most of the posts that have it are not.</summary>
    public Task CommonWordAsync(string name) => WithAsync(async (find, index) =>
    {
        foreach (var rest in (string[])["", " in:library", " from:person7", " is:favourited", " profession:nurse"])
        {
            var pair = new Pair();
            for (var i = -Warm / 10; i < (report.IsQuick ? 20 : 300); i++)
            {
                var (took, _) = await AskAsync(find, index, Prose.Common + rest, _people[Math.Abs(i) % _people.Length]);
                if (i >= 0) pair.Add(took);
            }
            Say(name + rest, pair, "100 ms on SQLite");
        }
    });

    private static async Task<((TimeSpan Ours, TimeSpan Bare) Took, int Posts)> AskAsync(
        FindPosts find, BareIndex index, string query, int person)
    {
        var (who, window) = (Roster.Account(person), new PageWindow(Page));
        var (ours, posts) = await TimeAsync(() => find.RunAsync(query, new SearchAsked(who), window, CancellationToken.None));
        var (bare, _) = await TimeAsync(() => index.AskAsync(query, who, LookedAt));
        return ((ours, bare), posts.Value.Found.Posts.Count);
    }

    private async Task WithAsync(Func<FindPosts, BareIndex, Task> measure)
    {
        await using var app = place.Build();
        await app.StartAsync();
        await measure(
            app.Services.GetRequiredService<FindPosts>(), ActivatorUtilities.CreateInstance<BareIndex>(app.Services));
        await app.StopAsync();
    }

    private void Say(string name, Pair took, string goal)
    {
        report.Add($"{name} p50", took.Ours.Percentile(0.5), "ms");
        report.AddRatio(
            $"{name} p99", took.Ours.Percentile(0.99), "ms", took.Ours.Percentile(0.99) / took.Bare.Percentile(0.99), "the bare index",
            goal);
        report.Add($"{name} bare p50", took.Bare.Percentile(0.5), "ms");
        report.Add($"{name} bare p99", took.Bare.Percentile(0.99), "ms");
    }

    private static async Task<(TimeSpan Took, T Answer)> TimeAsync<T>(Func<Task<T>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await ask();
        return (Stopwatch.GetElapsedTime(started), answer);
    }

    private sealed class Pair
    {
        public Latencies Ours { get; } = new();
        public Latencies Bare { get; } = new();

        public void Add((TimeSpan Ours, TimeSpan Bare) took)
        {
            Ours.Add(took.Ours);
            Bare.Add(took.Bare);
        }

        public override string ToString() => $"{At(0.5)}, {At(0.99)}";

        private string At(double part) => FormattableString.Invariant(
            $"p{part * 100:0} {Ours.Percentile(part):0.00} ({Bare.Percentile(part):0.00} bare)");
    }
}
