using System.Text.Json.Serialization;

namespace Canteen.Bench.Report;

/// <summary>One measured number.</summary>
/// <param name="Ratio">The ratio to <paramref name="Against"/>, measured in the same run.</param>
/// <param name="Goal">What the design requires, in words.</param>
internal sealed record Figure(
    string Name,
    double Value,
    string Unit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Ratio = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Against = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Goal = null)
{
    public override string ToString()
    {
        var ratio = Ratio is { } r ? FormattableString.Invariant($" ({r:0.0%} of {Against})") : "";
        var goal = Goal is null ? "" : $"; goal: {Goal}";
        return FormattableString.Invariant($"{Name}: {Rounded(Value)} {Unit}") + ratio + goal;
    }

    // A run is not precise enough for more than three digits.
    private static string Rounded(double value) => value switch
    {
        >= 100 or 0 => FormattableString.Invariant($"{value:N0}"),
        >= 10 => FormattableString.Invariant($"{value:0.0}"),
        _ => FormattableString.Invariant($"{value:0.00}"),
    };
}
