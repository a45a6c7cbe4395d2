using System.Text.Json;

namespace Canteen.Bench.Report;

/// <summary>How bad a figure may be before the run fails: <c>bench/floors.json</c>.</summary>
internal sealed record Floors(IReadOnlyDictionary<string, Floor> Figures)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true };

    /// <exception cref="JsonException">A floor has no bound, or two.</exception>
    public static Floors Parse(string json)
    {
        var floors = JsonSerializer.Deserialize<Floors>(json, Json) ?? throw new JsonException("The floors are empty.");
        foreach (var (name, floor) in floors.Figures)
        {
            if (floor.AtLeast is null == floor.AtMost is null)
                throw new JsonException($"The floor of '{name}' needs one of atLeast and atMost.");
        }
        return floors;
    }

    /// <summary>A sentence for each figure that is out of bounds or was not measured.</summary>
    /// <param name="boundsCount">False for a run whose figures mean little: they must only have been measured.</param>
    public IEnumerable<string> Broken(IEnumerable<Figure> measured, bool boundsCount)
    {
        var byName = measured.ToLookup(f => f.Name, StringComparer.Ordinal);
        foreach (var (name, floor) in Figures)
        {
            if (!byName[name].Any()) yield return $"{name}: was not measured.";
            else if (boundsCount && floor.Refuses(byName[name].Last()) is { } why) yield return $"{name}: {why}";
        }
    }
}

/// <param name="Of"><c>ratio</c> to compare the figure's ratio; otherwise its value.</param>
/// <param name="AtLeast">For a figure that is better when it is higher.</param>
/// <param name="AtMost">For a figure that is better when it is lower.</param>
internal sealed record Floor(string Of, double? AtLeast, double? AtMost)
{
    /// <summary>Null when the figure is within its bound.</summary>
    public string? Refuses(Figure figure)
    {
        if ((Of == "ratio" ? figure.Ratio : figure.Value) is not { } measured || double.IsNaN(measured)) return $"has no {Of}.";
        if (measured < AtLeast) return FormattableString.Invariant($"the {Of} is {measured:0.###}, and must be {AtLeast:0.###} or more.");
        return measured > AtMost ? FormattableString.Invariant($"the {Of} is {measured:0.###}, and must be {AtMost:0.###} or less.") : null;
    }
}
