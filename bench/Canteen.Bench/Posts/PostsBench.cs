using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;

namespace Canteen.Bench.Posts;

/// <summary>
/// Durable posts on SQLite, 64 writers at once: bare statements in batches of 64, the use case, and HTTP. The three take turns, so that
/// other work on the machine affects all of them alike; each figure is the median of the turns.
/// </summary>
internal static class PostsBench
{
    public const int Writers = 64;

    public static async Task RunAsync(Arguments asked, RunReport report)
    {
        await using var place = new BenchPlace(RunReport.Folder);
        using var bare = await BarePosts.OpenAsync(place);
        await using var useCase = await UseCasePosts.OpenAsync(place);
        await using var http = await HttpPosts.OpenAsync(place);
        var (rounds, length) = asked.Quick ? (1, TimeSpan.FromSeconds(2)) : (5, TimeSpan.FromSeconds(5));
        await TurnAsync(bare, useCase, http, TimeSpan.FromSeconds(asked.Quick ? 1 : 4));
        var turns = new List<Turn>();
        for (var round = 0; round < rounds; round++) turns.Add(await TurnAsync(bare, useCase, http, length));
        Say(turns, report);
    }

    private static async Task<Turn> TurnAsync(BarePosts bare, UseCasePosts useCase, HttpPosts http, TimeSpan length) =>
        new(bare.Run(length), await useCase.RunAsync(length), await http.RunAsync(length));

    private static void Say(List<Turn> turns, RunReport report)
    {
        report.Add("posts bare", Middle.Of(turns, t => t.Bare.PerSecond), "posts/s");
        report.AddRatio(
            "posts use case", Middle.Of(turns, t => t.UseCase.PerSecond), "posts/s",
            Middle.Of(turns, t => t.UseCase.PerSecond / t.Bare.PerSecond), "bare", "60%");
        report.AddRatio(
            "posts HTTP", Middle.Of(turns, t => t.Http.PerSecond), "posts/s", Middle.Of(turns, t => t.Http.PerSecond / t.Bare.PerSecond),
            "bare", "30%");
        report.Add("posts use case p50", Middle.Of(turns, t => t.UseCase.P50), "ms");
        report.Add("posts use case p99", Middle.Of(turns, t => t.UseCase.P99), "ms", "20 ms");
        report.Add("posts HTTP p50", Middle.Of(turns, t => t.Http.P50), "ms");
        report.Add("posts HTTP p99", Middle.Of(turns, t => t.Http.P99), "ms");
        report.Add("posts processor, bare", Middle.Of(turns, t => t.Bare.Processor), "µs/post");
        report.Add("posts processor, use case", Middle.Of(turns, t => t.UseCase.Processor), "µs/post");
        report.Add("posts processor, HTTP (the server alone)", Middle.Of(turns, t => t.Http.Processor), "µs/post");
    }

    private sealed record Turn(Measure Bare, Measure UseCase, Measure Http);
}
