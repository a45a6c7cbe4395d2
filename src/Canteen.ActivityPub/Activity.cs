using System.Text.Json.Serialization;

namespace Canteen.ActivityPub;

/// <summary>An ActivityStreams activity: Create or Announce.</summary>
/// <param name="ActivityType">Create or Announce.</param>
public sealed record Activity([property: JsonIgnore] string ActivityType) : WireDocument
{
    public override string Type => ActivityType;
    public required string Actor { get; init; }
    public required string Published { get; init; }
    public required IReadOnlyList<string> To { get; init; }
    public required IReadOnlyList<string> Cc { get; init; }

    /// <summary>The whole object, or only its id.</summary>
    public required object Object { get; init; }
}
