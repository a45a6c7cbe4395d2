namespace Canteen.Domain;

/// <summary>Time zones by their names in the tz database, such as <c>Europe/London</c>.</summary>
public static class TimeZones
{
    private const int MaxLength = 64;

    /// <summary>For whoever is not known, and for what is the same for all.</summary>
    public static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Null for anything but the name of a zone.</summary>
    public static TimeZoneInfo? Find(string? name) =>
        name is { Length: > 0 and <= MaxLength } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
