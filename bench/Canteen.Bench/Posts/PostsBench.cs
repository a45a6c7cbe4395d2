using System.Text.Json;

namespace Canteen.Bench.Posts;

/// <summary>
/// Durable posts on SQLite, 64 writers at once: bare statements in batches of 64, the use case, and HTTP. The three take turns, so that
/// whatever else the machine does falls on all of them; each figure is the median of the turns.
/// </summary>
internal static class PostsBench
{
    public const int Writers = 64;
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static async Task RunAsync(bool quick)
    {
        var folder = Directory.CreateDirectory("artifacts/bench").FullName;
        await using var place = new BenchPlace(folder);
        using var bare = await BarePosts.OpenAsync(place);
        await using var useCase = await UseCasePosts.OpenAsync(place);
        await using var http = await HttpPosts.OpenAsync(place);
        var (rounds, length) = quick ? (1, TimeSpan.FromSeconds(2)) : (5, TimeSpan.FromSeconds(5));
        await TurnAsync(bare, useCase, http, TimeSpan.FromSeconds(quick ? 1 : 4));
        var turns = new List<Turn>();
        for (var round = 0; round < rounds; round++) turns.Add(await TurnAsync(bare, useCase, http, length));
        Report(turns, folder);
    }

    private static async Task<Turn> TurnAsync(BarePosts bare, UseCasePosts useCase, HttpPosts http, TimeSpan length) =>
        new(bare.Run(length), await useCase.RunAsync(length), await http.RunAsync(length));

    private static void Report(List<Turn> turns, string folder)
    {
        var (bare, useCase, http) = (Median(turns, t => t.Bare.PerSecond), Median(turns, t => t.UseCase.PerSecond), Median(turns, t => t.Http.PerSecond));
        Line("bare statements, 64 in a batch", bare, "posts/s", null);
        Line("use case PublishPost, 64 writers", useCase, "posts/s", Median(turns, t => t.UseCase.PerSecond / t.Bare.PerSecond));
        Line("HTTP, 64 connections", http, "posts/s", Median(turns, t => t.Http.PerSecond / t.Bare.PerSecond));
        Line("use case p50", Median(turns, t => t.UseCase.P50), "ms", null);
        Line("use case p99", Median(turns, t => t.UseCase.P99), "ms", null);
        Line("HTTP p50", Median(turns, t => t.Http.P50), "ms", null);
        Line("HTTP p99", Median(turns, t => t.Http.P99), "ms", null);
        Line("processor, bare", Median(turns, t => t.Bare.Processor), "µs/post", null);
        Line("processor, use case", Median(turns, t => t.UseCase.Processor), "µs/post", null);
        Line("processor, HTTP (the server alone)", Median(turns, t => t.Http.Processor), "µs/post", null);
        File.WriteAllText(Path.Combine(folder, "posts.json"), JsonSerializer.Serialize(new { cores = Environment.ProcessorCount, turns }, Json));
    }

    private static void Line(string name, double value, string unit, double? ratio) =>
        Console.WriteLine(FormattableString.Invariant($"{name}: {value:0.#} {unit}") + (ratio is { } r ? FormattableString.Invariant($" ({r:0%} of bare)") : ""));

    private static double Median(List<Turn> turns, Func<Turn, double> of)
    {
        var sorted = turns.Select(of).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Turn(Measure Bare, Measure UseCase, Measure Http);
}
