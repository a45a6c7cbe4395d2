using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>What stands in the forms of the page; what was typed is shown again when it is refused.</summary>
public sealed record QuietForm
{
    /// <summary>The names of the days that are ticked.</summary>
    public IReadOnlyList<string> Days { get; init; } = [.. WeekDaysReading.Each.Take(5).Select(QuietInput.NameOf)];

    public string From { get; init; } = "20:00";
    public string To { get; init; } = "07:00";

    /// <summary>The day on which somebody is back from leave, as <c>2026-01-31</c>.</summary>
    public string Back { get; init; } = "";

    internal static QuietForm OfRule(ApiInput input) => new()
    {
        Days = input.List("days", 20), From = input.Text("from", 20) ?? "", To = input.Text("to", 20) ?? "",
    };
}
