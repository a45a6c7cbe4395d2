using Canteen.Bench.Posts;
using Canteen.Bench.Report;
using Canteen.Bench.Scenarios;
using Canteen.Features.Reading.Search;
using Canteen.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Bench.Searching;

/// <summary>Durable posts by 64 writers at once, in turns: with an index that takes their words, and without one.</summary>
internal static class WritersBeside
{
    public static async Task SayAsync(Place place, RunReport report, string name)
    {
        // The scenario of posts knows SQLite alone.
        if (!place.IsSqlite) return;
        await using var files = new BenchPlace(RunReport.Folder);
        await using var with = await UseCasePosts.OpenAsync(files, "with-index");
        await using var without = await UseCasePosts.OpenAsync(files, "without-index", Unindexed);
        var (rounds, length) = report.IsQuick ? (1, TimeSpan.FromSeconds(1)) : (5, TimeSpan.FromSeconds(4));
        foreach (var writers in (UseCasePosts[])[with, without]) await writers.RunAsync(length);
        var turns = new List<(Measure With, Measure Without)>();
        for (var round = 0; round < rounds; round++) turns.Add((await with.RunAsync(length), await without.RunAsync(length)));
        report.AddRatio(
            name, Middle.Of(turns, turn => turn.With.PerSecond), "posts/s",
            Middle.Of(turns, turn => turn.With.PerSecond / turn.Without.PerSecond), "without an index", "90%");
    }

    private static void Unindexed(IServiceCollection services) => services.Remove(
        services.Single(service => service.ServiceType == typeof(IReaction) && service.ImplementationType == typeof(IndexDocuments)));
}
