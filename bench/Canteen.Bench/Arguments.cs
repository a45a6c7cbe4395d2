using System.Globalization;
using Canteen.Bench.Graph;

namespace Canteen.Bench;

/// <summary>The command line: a verb, then <c>--name value</c> or <c>--name</c> alone, in any order and each as often as needed.</summary>
internal sealed class Arguments
{
    private readonly List<(string Name, string? Value)> _options = [];

    /// <exception cref="UsageException">A word is neither an option nor the value of one.</exception>
    public Arguments(string[] words)
    {
        Verb = words.Length > 0 && !words[0].StartsWith("--", StringComparison.Ordinal) ? words[0] : "help";
        for (var i = Verb == "help" && words is not ["help", ..] ? 0 : 1; i < words.Length; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"'{words[i]}' belongs to no option.");
            var value = i + 1 < words.Length && !words[i + 1].StartsWith("--", StringComparison.Ordinal) ? words[++i] : null;
            _options.Add((words[i - (value is null ? 0 : 1)][2..], value));
        }
    }

    public string Verb { get; }

    /// <summary>A short run, to check that everything works; its figures mean little.</summary>
    public bool Quick => Has("quick");

    public bool Has(string name) => _options.Exists(o => o.Name == name);

    public IReadOnlyList<string> All(string name) => [.. _options.Where(o => o.Name == name).Select(o => o.Value).OfType<string>()];

    public string? Text(string name) => All(name).LastOrDefault();

    /// <exception cref="UsageException">It is missing.</exception>
    public string Needed(string name) => Text(name) ?? throw new UsageException($"'{Verb}' needs --{name}.");

    /// <exception cref="UsageException">It is not a number above zero.</exception>
    public double Number(string name, double otherwise)
    {
        if (!Has(name)) return otherwise;
        return double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0
            ? value
            : throw new UsageException($"--{name} must be a number above zero.");
    }

    /// <summary>The graph that <c>--accounts</c>, <c>--seed</c> and <c>--mean</c> ask for.</summary>
    public GraphShape Shape(GraphShape standard) => new(
        Whole("accounts", standard.Accounts), Whole("seed", standard.Seed), Has("mean") ? Number("mean", 0) : standard.Mean);

    public int Whole(string name, int otherwise) => (int)Number(name, otherwise);
}
