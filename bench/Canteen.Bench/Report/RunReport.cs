using System.Text.Encodings.Web;
using System.Text.Json;
using Canteen.Bench.Load;

namespace Canteen.Bench.Report;

/// <summary>
/// The figures of one scenario: printed as they are measured, and at the end written to <c>artifacts/bench/NAME.json</c>.
/// </summary>
internal sealed class RunReport(string scenario, bool quick)
{
    /// <summary>
    /// The folder of results and loaded databases, on the disk of the repository, because a sync would cost nothing on a memory disk.
    /// </summary>
    public static readonly string Folder = Directory.CreateDirectory("artifacts/bench").FullName;

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Figure> _figures = [];
    private readonly Dictionary<string, object> _conditions = new(StringComparer.Ordinal);

    /// <summary>A short run, whose figures mean little.</summary>
    public bool IsQuick => quick;

    public void Add(Figure figure)
    {
        _figures.Add(figure);
        Console.WriteLine(figure);
    }

    public void Add(string name, double value, string unit, string? goal = null) => Add(new Figure(name, value, unit, Goal: goal));

    public void AddRatio(string name, double value, string unit, double ratio, string against, string? goal = null) =>
        Add(new Figure(name, value, unit, ratio, against, goal));

    /// <summary>Percentiles of a latency, in milliseconds; and the errors, if there were any.</summary>
    public void Add(string name, LoadResult load, string? goalP99 = null)
    {
        Add($"{name} reached", load.Reached, "requests/s");
        Add($"{name} p50", load.All.Percentile(0.5), "ms");
        Add($"{name} p99", load.All.Percentile(0.99), "ms", goalP99);
        Add($"{name} p99.9", load.All.Percentile(0.999), "ms");
        Add($"{name} errors", load.Failed, "requests");
        foreach (var (kind, took) in load.Kinds.OrderBy(k => k.Key, StringComparer.Ordinal))
            Add($"{name} {kind} p99", took.Percentile(0.99), "ms");
        foreach (var (error, times) in load.Errors) Console.WriteLine($"  {error}: {times} times");
    }

    /// <summary>A condition under which the figures were measured: the graph, the rate, other load.</summary>
    public void Note(string name, object what)
    {
        _conditions[name] = what;
        Console.WriteLine(FormattableString.Invariant($"  {name}: {what}"));
    }

    public void Write() => File.WriteAllText(
        PathOf(scenario),
        JsonSerializer.Serialize(
            new ReportFile(scenario, quick, TimeProvider.System.GetUtcNow(), Environment.ProcessorCount, _conditions, _figures), Json));

    public static ReportFile? Read(string scenario) =>
        File.Exists(PathOf(scenario)) ? JsonSerializer.Deserialize<ReportFile>(File.ReadAllText(PathOf(scenario)), Json) : null;

    public static string PathOf(string scenario) => Path.Combine(Folder, scenario + ".json");
}

/// <param name="Quick">A short run, whose figures mean little.</param>
internal sealed record ReportFile(
    string Scenario, bool Quick, DateTimeOffset At, int Cores, IReadOnlyDictionary<string, object> Conditions,
    IReadOnlyList<Figure> Figures);
