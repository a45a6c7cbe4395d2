using System.Diagnostics;
using Canteen.Bench.Report;

namespace Canteen.Bench.Scenarios;

/// <summary>
/// Runs every scenario, each in a process of its own, so that none inherits the memory or the threads of another; then prints the table and
/// compares the figures with the floors.
/// </summary>
internal static class AllScenarios
{
    private const string FloorsPath = "bench/floors.json";

    private static readonly (string Name, string[] Options)[] Order =
    [
        ("posts", []), ("home", []), ("filters", []), ("lists", []), ("pages", ["--accounts", "10000"]),
        ("search", ["--accounts", "10000"]), ("cold", []), ("fanout", []), ("celebrity", []),
        ("stream", []), ("chat", []), ("mix", []), ("memory", []), ("soak", ["--minutes", "1"]),
    ];

    /// <returns>0 when everything ran and no figure is worse than its floor.</returns>
    public static async Task<int> RunAsync(bool quick)
    {
        var started = Stopwatch.GetTimestamp();
        var broken = new List<string>();
        foreach (var (name, options) in Order)
        {
            Console.WriteLine($"\n== {name} ==");
            File.Delete(RunReport.PathOf(name));
            if (await RunOneAsync(name, quick ? ["--quick"] : options) != 0) broken.Add($"{name}: failed.");
        }
        var figures = Order.SelectMany(o => RunReport.Read(o.Name)?.Figures ?? []).ToList();
        Console.WriteLine();
        PrintTable(figures);
        broken.AddRange(Floors.Parse(await File.ReadAllTextAsync(FloorsPath)).Broken(figures, boundsCount: !quick));
        var minutes = Stopwatch.GetElapsedTime(started).TotalMinutes;
        Console.WriteLine(FormattableString.Invariant(
            $"\n{figures.Count} figures in {minutes:0.0} minutes, {broken.Count} below their floor or missing"));
        foreach (var line in broken) Console.WriteLine("  " + line);
        return broken.Count == 0 ? 0 : 1;
    }

    private static async Task<int> RunOneAsync(string name, string[] options)
    {
        using var run = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [name, .. options]) { UseShellExecute = false })!;
        await run.WaitForExitAsync();
        return run.ExitCode;
    }

    private static void PrintTable(List<Figure> figures)
    {
        foreach (var figure in figures.Where(f => f.Goal is not null || f.Ratio is not null))
        {
            var ratio = figure.Ratio is { } r ? FormattableString.Invariant($"{r:0.0%} of {figure.Against}") : "";
            Console.WriteLine(
                FormattableString.Invariant($"{figure.Name,-40} {figure.Value,14:N1} {figure.Unit,-14} {ratio,-28} {figure.Goal}"));
        }
    }
}
