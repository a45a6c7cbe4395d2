using System.CommandLine;
using Canteen.Features.Reading.Search;

namespace Canteen.Server.Commands;

/// <summary><c>canteen search rebuild</c>: empties the index of words and fills it anew; the server may run meanwhile.</summary>
internal static class SearchRebuildCommand
{
    private const int TellEvery = 1000;

    public static Command Define() =>
        new Command("rebuild", "Build the index of words anew; until it is done, less is found").Does(async (parsed, ct) =>
        {
            await using var app = await Application.OpenAsync(parsed.Settings(), LogLevel.Warning, ct);
            var done = new Dictionary<string, long>(StringComparer.Ordinal);
            await app.Services.GetRequiredService<RebuildIndex>().RunAsync(
                (kind, count) =>
                {
                    if (count / TellEvery > done.GetValueOrDefault(kind) / TellEvery) Console.WriteLine($"{Words(kind, count)} so far ...");
                    done[kind] = count;
                },
                ct);
            foreach (var (kind, count) in done) Console.WriteLine($"{Words(kind, count)}.");
            Console.WriteLine("The index is complete.");
            return 0;
        });

    private static string Words(string kind, long count) => $"{count:N0} {kind}{(count == 1 ? "" : "s")}";
}
